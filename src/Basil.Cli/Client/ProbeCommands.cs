// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Globalization;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;

namespace Basil.Cli.Client;

/// <summary><c>basil status</c>, <c>health</c> and <c>ready</c>: what the broker is, whether it lives, whether it can work.</summary>
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

    internal static Command CreateReady(CommandShell shell) =>
        new CliCommand(
            shell,
            "ready",
            "Ask whether the broker can do its work",
            "It can when every key that must exist does. Exits with 1 when it cannot, and with 4 when nobody answers.",
            "basil ready",
            "until basil ready; do sleep 1; done")
            .Runs(ReadyAsync);

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

    private static async Task<int> ReadyAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        using var client = invocation.Connect();
        var answer = await client.ReadinessAsync(cancellationToken);
        (string Name, ulong Value)[] counts =
        [
            ("generation", answer.Generation),
            ("keys_total", answer.KeysTotal),
            ("keys_present", answer.KeysPresent),
            ("keys_required_missing", answer.KeysRequiredMissing),
            ("keys_optional_missing", answer.KeysOptionalMissing),
        ];
        invocation.Streams.WriteLine(invocation.Json
            ? JsonText.Object(json =>
            {
                json.WriteBoolean("ready", answer.Ready);
                json.WriteString("reason", answer.Reason.Word());
                foreach (var (name, value) in counts)
                {
                    json.WriteNumber(name, value);
                }
            })
            : string.Join(
                '\n',
                [
                    $"ready: {(answer.Ready ? "true" : "false")}",
                    $"reason: {answer.Reason.Word()}",
                    .. counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Name}: {count.Value}")),
                ]));
        return answer.Ready ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
