// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Cli.Terminal;

/// <summary>A failure that a person is told about in one line, with hints on lines of their own.</summary>
/// <param name="message">Lower case, no final period.</param>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="hints">What to do next; may be empty.</param>
internal sealed class CommandException(string message, int exitCode = ExitCodes.Failed, params IReadOnlyList<string> hints) : Exception(message)
{
    internal int ExitCode { get; } = exitCode;

    internal IReadOnlyList<string> Hints { get; } = hints;

    /// <summary>More of what went wrong, each on a line of its own: the errors of a document, the last words of a program.</summary>
    internal IReadOnlyList<string> Details { get; init; } = [];

    internal static CommandException Usage(string message, params IReadOnlyList<string> hints) => new(message, ExitCodes.Usage, hints);
}
