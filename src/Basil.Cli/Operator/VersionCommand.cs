// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Reflection;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;

namespace Basil.Cli.Operator;

/// <summary><c>basil version</c>, and <c>--version</c>.</summary>
internal static class VersionCommand
{
    /// <summary>The version that this program was built as.</summary>
    internal static string Version { get; } =
        typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    internal static Command Create(CommandShell shell) =>
        new CliCommand(shell, "version", "Print the version of this program", "`basil status` tells the broker's.", "basil version")
            .Runs((invocation, _) => Task.FromResult(Run(invocation.Streams, invocation.Json)));

    internal static int Run(StandardStreams streams, bool json)
    {
        streams.WriteLine(json ? JsonText.Object(document => document.WriteString("version", Version)) : "basil " + Version);
        return ExitCodes.Ok;
    }
}
