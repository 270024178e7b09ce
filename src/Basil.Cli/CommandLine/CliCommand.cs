// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Basil.Cli.Terminal;

namespace Basil.Cli.CommandLine;

/// <summary>A command with examples that its <c>--help</c> shows, run under one rule for failures.</summary>
internal sealed class CliCommand : Command
{
    private readonly CommandShell _shell;

    /// <param name="shell">What surrounds it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="summary">One line, for the list of commands.</param>
    /// <param name="details">What a reader of its own help needs beyond that; may be empty.</param>
    /// <param name="examples">See <see cref="Examples"/>.</param>
    internal CliCommand(CommandShell shell, string name, string summary, string details, params IReadOnlyList<string> examples)
        : base(name, summary)
    {
        _shell = shell;
        Details = details;
        Examples = examples;
    }

    internal string Details { get; }

    /// <summary>Command lines to paste, without a prompt.</summary>
    internal IReadOnlyList<string> Examples { get; }

    /// <summary>Sets what the command does. It returns one of <see cref="ExitCodes"/>; failures are reported on standard error.</summary>
    internal CliCommand Runs(Func<Invocation, CancellationToken, Task<int>> handler)
    {
        SetAction((parse, cancellationToken) => _shell.RunAsync(this, parse, handler, cancellationToken));
        return this;
    }
}
