// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Globalization;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;
using Basil.Client;

namespace Basil.Cli.Client;

/// <summary><c>basil ready</c>: whether the broker can do its work, asked once or until it can.</summary>
internal sealed class ReadyCommand
{
    private const double MaxWaitSeconds = 3600;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Option<double?> _wait = OptionRules.Number<double>("--wait", "SECONDS", "Keep asking until it is ready, for at most this long");

    internal static Command Create(CommandShell shell)
    {
        var ready = new ReadyCommand();
        return new CliCommand(
            shell,
            "ready",
            "Ask whether the broker can do its work",
            "It can when every key that must exist does. Exits with 1 when it cannot, and with 4 when nobody answers.",
            "basil ready",
            "basil ready --wait 30")
        {
            ready._wait,
        }.Runs(ready.RunAsync);
    }

    private async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var wait = invocation.Get(_wait) ?? 0;
        if (wait is not (>= 0 and <= MaxWaitSeconds))
        {
            throw CommandException.Usage(string.Create(CultureInfo.InvariantCulture, $"--wait must be between 0 and {MaxWaitSeconds}"));
        }

        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        using var client = invocation.Connect();
        while (true)
        {
            var isLast = time.GetElapsedTime(started) >= TimeSpan.FromSeconds(wait);
            try
            {
                var answer = await client.ReadinessAsync(cancellationToken);
                if (answer.Ready || isLast)
                {
                    Print(invocation, answer);
                    return answer.Ready ? ExitCodes.Ok : ExitCodes.Failed;
                }
            }
            catch (BasilException e) when (!isLast && e.Kind is BasilErrorKind.Unreachable or BasilErrorKind.Unavailable)
            {
                // Nobody answers yet: that is what the wait is for.
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static void Print(Invocation invocation, BasilReadiness answer)
    {
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
    }
}
