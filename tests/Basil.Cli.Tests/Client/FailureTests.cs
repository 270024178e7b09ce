// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;
using Basil.Core.Errors;
using Basil.Protocol;
using Grpc.Core;

namespace Basil.Cli.Tests.Client;

public sealed class FailureTests
{
    [Fact]
    public async Task A_denial_is_exit_code_3_and_says_how_to_ask_why()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "sign", "no.such_key", "m");

        Assert.Equal((ExitCodes.Denied, 0), (run.ExitCode, run.Bytes.Length));
        Assert.Equal(
            "basil: sign: not authorized [PERMISSION_DENIED/UNAUTHORIZED]\n"
            + "basil: hint: a key that is not in the catalog looks the same as one that is denied\n"
            + "basil: hint: who may explain policy can ask why: basil explain --live --subject SUBJECT --op sign --key KEY\n",
            run.Errors);
    }

    [Fact]
    public async Task Nobody_at_the_socket_is_exit_code_4_and_says_how_to_start_one()
    {
        var run = await CliRun.OfAsync("status");

        Assert.Equal((ExitCodes.Unavailable, 0), (run.ExitCode, run.Bytes.Length));
        Assert.Equal(
            "basil: status: there is no broker's socket at /nonexistent/basil.sock\n"
            + "basil: hint: is the broker running? `basil agent --config basil.json` serves this host; `basil demo --keep` serves a demo\n"
            + "basil: hint: the socket is /nonexistent/basil.sock: --socket PATH or BASIL_SOCKET names another\n",
            run.Errors);
    }

    public static TheoryData<string, int> Reasons => new()
    {
        { nameof(ErrorReason.Unauthenticated), ExitCodes.Denied },
        { nameof(ErrorReason.Unauthorized), ExitCodes.Denied },
        { nameof(ErrorReason.InvalidRequest), ExitCodes.Failed },
        { nameof(ErrorReason.PayloadTooLarge), ExitCodes.Failed },
        { nameof(ErrorReason.UnsupportedAlgorithm), ExitCodes.Failed },
        { nameof(ErrorReason.BackendUnavailable), ExitCodes.Unavailable },
        { nameof(ErrorReason.Throttled), ExitCodes.Unavailable },
        { nameof(ErrorReason.BackendError), ExitCodes.Failed },
        { nameof(ErrorReason.KeyUnusable), ExitCodes.Failed },
        { nameof(ErrorReason.DeadlineExceeded), ExitCodes.Unavailable },
        { nameof(ErrorReason.Internal), ExitCodes.Failed },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task Every_reason_has_its_exit_code_and_its_tokens_in_the_message(string name, int exitCode)
    {
        var reason = Enum.Parse<ErrorReason>(name);
        await using var broker = await FakeBroker.StartAsync();
        broker.Fails = operation => BrokerStatus.ToException(new BrokerError(reason, "because"), operation);

        var run = await CliRun.OfAsync(broker, "sign", "demo.p256", "m");

        Assert.Equal((exitCode, 0), (run.ExitCode, run.Bytes.Length));
        Assert.StartsWith("basil: sign: because [", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"/{reason.Token()}]\n", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_caller_is_told_when_to_come_back()
    {
        await using var broker = await FakeBroker.StartAsync();
        broker.Fails = operation => BrokerStatus.ToException(BrokerError.Throttled(TimeSpan.FromMilliseconds(250)), operation);

        var run = await CliRun.OfAsync(broker, "sign", "demo.p256", "m");

        Assert.EndsWith("[UNAVAILABLE/THROTTLED]\nbasil: hint: try again in 0.25 s\n", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_without_a_reason_shows_the_code_alone()
    {
        await using var broker = await FakeBroker.StartAsync();
        broker.Fails = _ => new RpcException(new Status(StatusCode.Unimplemented, "no such call"));

        var run = await CliRun.OfAsync(broker, "status");

        Assert.Equal((ExitCodes.Failed, "basil: status: no such call [UNIMPLEMENTED]\n"), (run.ExitCode, run.Errors));
    }
}
