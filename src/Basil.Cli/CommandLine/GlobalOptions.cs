// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;

namespace Basil.Cli.CommandLine;

/// <summary>The options that every command has.</summary>
internal sealed class GlobalOptions
{
    internal Option<string?> Socket { get; } = new("--socket")
    {
        Description = "The broker's socket [env: BASIL_SOCKET; default: /tmp/basil-agent.sock]",
        HelpName = "PATH",
        Recursive = true,
    };

    internal Option<double?> Timeout { get; } = OptionRules.Number<double>("--timeout", "SECONDS", "How long to wait for an answer, in seconds [default: 30]");

    internal Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document instead of text",
        Recursive = true,
    };

    internal Option<bool> NoColor { get; } = new("--no-color")
    {
        Description = "Print without colour, as NO_COLOR does",
        Recursive = true,
    };

    internal void AddTo(RootCommand root)
    {
        Timeout.Recursive = true;
        root.Options.Add(Socket);
        root.Options.Add(Timeout);
        root.Options.Add(Json);
        root.Options.Add(NoColor);
    }
}
