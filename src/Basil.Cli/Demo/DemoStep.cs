// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Processes;

namespace Basil.Cli.Demo;

/// <summary>One command of the demo and what must come of it.</summary>
/// <param name="Caption">What the reader is about to see.</param>
/// <param name="Arguments">The command line after <c>basil</c>.</param>
/// <param name="ExitCode">The exit code that is right.</param>
/// <param name="Expected">Text that the output, or the errors of a command that is to fail, must contain.</param>
/// <param name="Remark">What to say about the outcome; empty for nothing.</param>
internal sealed record DemoStep(string Caption, IReadOnlyList<string> Arguments, string Expected, int ExitCode = 0, string Remark = "")
{
    internal string CommandLine => string.Join(' ', Arguments.Prepend("basil").Select(ShellText.Quote));

    /// <summary>What is wrong with the result, or null.</summary>
    internal string? Refute(CliResult result)
    {
        if (result.ExitCode != ExitCode)
        {
            return $"`{CommandLine}` ended with exit code {result.ExitCode}, not {ExitCode}";
        }

        return result.Output.Contains(Expected, StringComparison.Ordinal) || (ExitCode != 0 && result.Errors.Contains(Expected, StringComparison.Ordinal))
            ? null
            : $"`{CommandLine}` did not say «{Expected.Trim()}»";
    }
}
