// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;

namespace Basil.Cli.Terminal;

/// <summary>
/// Where a command reads and writes. Standard output carries data and nothing else; standard error carries speech, each line prefixed <c>basil:</c>.
/// Tests give memory streams.
/// </summary>
internal sealed class StandardStreams
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    internal required Stream Input { get; init; }

    internal required Stream Output { get; init; }

    internal required Stream Error { get; init; }

    internal bool InputIsTerminal { get; init; }

    internal bool OutputIsTerminal { get; init; }

    internal bool ErrorIsTerminal { get; init; }

    /// <summary>Reads an environment variable; null where unset or empty.</summary>
    internal Func<string, string?> Environment { get; init; } = name => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    internal static StandardStreams OfProcess() => new()
    {
        Input = Console.OpenStandardInput(),
        Output = Console.OpenStandardOutput(),
        Error = Console.OpenStandardError(),
        InputIsTerminal = !Console.IsInputRedirected,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
    };

    /// <summary>Writes a line of data.</summary>
    internal void WriteLine(string text) => Output.Write(Utf8.GetBytes(text + "\n"));

    /// <summary>Writes data as it is.</summary>
    internal void Write(ReadOnlySpan<byte> bytes) => Output.Write(bytes);

    /// <summary>Says a line to the person; further lines of a longer text are indented.</summary>
    internal void Say(string text) => Error.Write(Utf8.GetBytes("basil: " + text.Replace("\n", "\n  ", StringComparison.Ordinal) + "\n"));

    /// <summary>Says what to do next, on a line of its own.</summary>
    internal void Hint(string text) => Error.Write(Utf8.GetBytes("basil: hint: " + text + "\n"));
}
