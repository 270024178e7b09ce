// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Gateway.Tests.Fixtures;
using Basil.Protocol.V1;
using Grpc.Core;

namespace Basil.Gateway.Tests.Requests;

public sealed class DeadlineTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_owner_is_told_how_much_of_the_callers_time_is_left()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = await ClientAsync(gateway);

        await client.SignAsync(Request, cancellationToken: Cancellation);
        await client.SignAsync(Request, deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(9), cancellationToken: Cancellation);
        await client.SignAsync(Request, deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(9), cancellationToken: Cancellation);

        var left = gateway.Router.Requests.Select(request => request.Call.TimeLeft).ToArray();
        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30)), (left[0], left[2]));
        Assert.InRange(left[1], TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task A_hanging_owner_costs_a_caller_without_deadline_the_gateways_own_limit()
    {
        await using var gateway = await TestGateway.StartAsync(setup =>
        {
            setup.Settings["requestTimeoutSeconds"] = "1";
            setup.Router.Behave = HangAsync;
        });

        var failure = await Failures.ExpectAsync("DEADLINE_EXCEEDED", "sign", (await ClientAsync(gateway)).SignAsync(Request, cancellationToken: Cancellation).ResponseAsync);

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
        Assert.Equal("DEADLINE_EXCEEDED", (await gateway.StopAndReadAuditAsync())[^1].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_caller_that_leaves_ends_the_work_and_is_audited_so()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var gateway = await TestGateway.StartAsync(setup => setup.Router.Behave = async (request, token) =>
        {
            entered.SetResult();
            try
            {
                return await HangAsync(request, token);
            }
            finally
            {
                ended.SetResult();
            }
        });
        using (var call = (await ClientAsync(gateway)).SignAsync(Request, cancellationToken: Cancellation))
        {
            await entered.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        }

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

        Assert.Equal("CANCELLED", (await gateway.StopAndReadAuditAsync())[^1].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_stop_lets_running_calls_finish()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource<BrokerError?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var gateway = await TestGateway.StartAsync(setup => setup.Router.Behave = (_, _) =>
        {
            entered.SetResult();
            return release.Task;
        });
        var call = (await ClientAsync(gateway)).SignAsync(Request, cancellationToken: Cancellation).ResponseAsync;
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

        var stopping = gateway.StopAsync();
        release.SetResult(null);

        Assert.Equal(64, (await call.WaitAsync(TimeSpan.FromSeconds(20), Cancellation)).Signature.Length);
        await stopping.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
    }

    [Fact]
    public async Task A_stop_waits_for_a_hanging_call_no_longer_than_the_drain_lasts()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var gateway = await TestGateway.StartAsync(setup =>
        {
            setup.Settings["drainTimeoutSeconds"] = "1";
            setup.Router.Behave = (request, token) =>
            {
                entered.SetResult();
                return HangAsync(request, token);
            };
        });
        var call = (await ClientAsync(gateway)).SignAsync(Request, cancellationToken: Cancellation).ResponseAsync;
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

        await gateway.StopAsync().WaitAsync(TimeSpan.FromSeconds(8), Cancellation);

        await Assert.ThrowsAsync<RpcException>(() => call);
    }

    private static SignRequest Request => new() { KeyId = TestGeneration.P256, Message = Google.Protobuf.ByteString.CopyFromUtf8("m") };

    private static async Task<SigningService.SigningServiceClient> ClientAsync(TestGateway gateway) => new(await gateway.ConnectAsync(TestGeneration.Admin));

    private static async Task<BrokerError?> HangAsync(FakeKeyRouter.Request request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return null;
    }
}
