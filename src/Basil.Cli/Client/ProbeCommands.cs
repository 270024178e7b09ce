// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Globalization;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;

namespace Basil.Cli.Client;

/// <summary><c>basil status</c> and <c>basil health</c>: what the broker is, and whether it lives.</summary>
internal static class ProbeCommands
{
    internal static Command CreateStatus(CommandShell shell) =>
        new CliCommand(shell, "status", "Print what broker serves this host", "Prints the kind of its key service, its version and its protocol's.", "basil status", "basil status --json")
            .Runs(StatusAsync);

    internal static Command CreateHealth(CommandShell shell) =>
        new CliCommand(
            shell,
            "health",
            "Ask whether the broker is alive",
            "It answers without touching the key service; for liveness checks.",
            "basil health")
            .Runs(HealthAsync);

    private static async Task<int> StatusAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        using var client = invocation.Connect();
        var status = await client.StatusAsync(cancellationToken);
        invocation.Streams.WriteLine(invocation.Json
            ? JsonText.Object(json =>
            {
                json.WriteString("backend", status.Backend);
                json.WriteString("version", status.Version);
                json.WriteNumber("protocol", status.Protocol);
            })
            : string.Create(CultureInfo.InvariantCulture, $"backend: {status.Backend}\nversion: {status.Version}\nprotocol: {status.Protocol}"));
        return ExitCodes.Ok;
    }

    private static async Task<int> HealthAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        using var client = invocation.Connect();
        var health = await client.HealthAsync(cancellationToken);
        invocation.Streams.WriteLine(invocation.Json
            ? JsonText.Object(json =>
            {
                json.WriteBoolean("alive", health.Alive);
                json.WriteString("version", health.Version);
            })
            : $"alive: {(health.Alive ? "true" : "false")}\nversion: {health.Version}");
        return health.Alive ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
