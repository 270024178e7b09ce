// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Gateway.Tests.Fixtures;
using Basil.Protocol.V1;

namespace Basil.Gateway.Tests.Services;

public sealed class AdminTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_names_the_backend_to_any_subject_and_to_no_one_else()
    {
        await using var gateway = await TestGateway.StartAsync();

        var status = await (await ClientAsync(gateway, TestGeneration.Nobody)).StatusAsync(new StatusRequest(), cancellationToken: Cancellation);
        var stranger = (await ClientAsync(gateway, TestGeneration.Stranger)).StatusAsync(new StatusRequest(), cancellationToken: Cancellation);

        Assert.Equal(("aws-kms", 1u), (status.Backend, status.Protocol));
        Assert.Matches(@"^\d+\.\d+\.\d+$", status.Version);
        await Failures.ExpectAsync("UNAUTHORIZED", "status", stranger.ResponseAsync);
    }

    [Fact]
    public async Task Health_and_readiness_answer_anybody()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = await ClientAsync(gateway, TestGeneration.Stranger);

        var health = await client.HealthAsync(new HealthRequest(), cancellationToken: Cancellation);
        var readiness = await client.ReadinessAsync(new ReadinessRequest(), cancellationToken: Cancellation);

        Assert.True(health.Alive);
        Assert.Equal((true, ReadinessReason.Ready, 1UL, 6u, 6u), (readiness.Ready, readiness.Reason, readiness.Generation, readiness.KeysTotal, readiness.KeysPresent));
    }

    [Theory]
    [InlineData(TestGeneration.P256, "absent", false, nameof(ReadinessReason.RequiredKeyMissing), 6, 5, 1, 0)]
    [InlineData(TestGeneration.P521, "absent", true, nameof(ReadinessReason.Ready), 6, 5, 0, 1)]
    [InlineData(TestGeneration.Ed25519, "absent", true, nameof(ReadinessReason.Ready), 6, 5, 0, 1)]
    [InlineData(TestGeneration.P256, "unusable", false, nameof(ReadinessReason.RequiredKeyMissing), 6, 5, 1, 0)]
    [InlineData(TestGeneration.Ed25519, "unusable", false, nameof(ReadinessReason.RequiredKeyMissing), 6, 5, 1, 0)]
    [InlineData(TestGeneration.P521, "unusable", true, nameof(ReadinessReason.Ready), 6, 5, 0, 1)]
    [InlineData(TestGeneration.P256, "refused", false, nameof(ReadinessReason.BackendUnreachable), 0, 0, 0, 0)]
    [InlineData(TestGeneration.P256, "throttled", false, nameof(ReadinessReason.BackendUnreachable), 0, 0, 0, 0)]
    [InlineData(TestGeneration.P256, "unreachable", false, nameof(ReadinessReason.BackendUnreachable), 0, 0, 0, 0)]
    [InlineData(TestGeneration.P256, "unknown", false, nameof(ReadinessReason.BackendUnreachable), 0, 0, 0, 0)]
    public async Task Readiness_counts_keys_by_state_and_rule(string key, string state, bool ready, string reason, uint total, uint present, uint required, uint optional)
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Setup.Coordinator.Set(key, state);

        var readiness = await (await ClientAsync(gateway, TestGeneration.Admin)).ReadinessAsync(new ReadinessRequest(), cancellationToken: Cancellation);

        Assert.Equal(
            (ready, reason, total, present, required, optional),
            (readiness.Ready, readiness.Reason.ToString(), readiness.KeysTotal, readiness.KeysPresent, readiness.KeysRequiredMissing, readiness.KeysOptionalMissing));
    }

    [Fact]
    public async Task Readiness_answers_also_when_the_cluster_does_not()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = await ClientAsync(gateway, TestGeneration.Admin);

        gateway.Setup.Coordinator.Error = BrokerError.BackendUnavailable();
        var silent = await client.ReadinessAsync(new ReadinessRequest(), cancellationToken: Cancellation);
        gateway.Setup.Coordinator.Error = null;
        gateway.Setup.Coordinator.Rejection = "another generation";
        var divided = await client.ReadinessAsync(new ReadinessRequest(), cancellationToken: Cancellation);

        Assert.Equal((ReadinessReason.BackendUnreachable, ReadinessReason.BackendUnreachable), (silent.Reason, divided.Reason));
    }

    [Fact]
    public async Task Explain_says_which_rule_allows_and_which_check_denies()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = await ClientAsync(gateway, TestGeneration.Admin);

        var allow = await client.ExplainAsync(new ExplainRequest { Subject = " admin ", Op = "sign", Key = TestGeneration.P256 }, cancellationToken: Cancellation);
        var unknown = await client.ExplainAsync(new ExplainRequest { Subject = "admin", Op = "sign", Key = "no.such_key" }, cancellationToken: Cancellation);
        var frozen = await client.ExplainAsync(new ExplainRequest { Subject = "admin", Op = "new_key", Key = TestGeneration.Frozen }, cancellationToken: Cancellation);
        var nobody = await client.ExplainAsync(new ExplainRequest { Subject = "who.ever", Op = "sign", Key = TestGeneration.P256 }, cancellationToken: Cancellation);

        Assert.Equal(
            (ExplainDecision.Allow, "admin", "sign", "subject:admin", "admin-keys", "*", "app.*"),
            (allow.Decision, allow.Subject, allow.Op, allow.Via, allow.MatchedRule.Rule, allow.MatchedRule.Action, allow.MatchedRule.Target));
        Assert.Equal(["unknown_key", "not_writable", "not_permitted"], new[] { unknown, frozen, nobody }.Select(denied => denied.Reason));
        Assert.Null(nobody.MatchedRule);
    }

    [Fact]
    public async Task Explain_and_revoke_check_their_fields_before_asking_who_calls()
    {
        await using var gateway = await TestGateway.StartAsync();
        var stranger = await ClientAsync(gateway, TestGeneration.Stranger);

        await Failures.ExpectAsync("INVALID_ARGUMENT", "explain", stranger.ExplainAsync(new ExplainRequest { Subject = " ", Op = "sign" }, cancellationToken: Cancellation).ResponseAsync);
        await Failures.ExpectAsync("INVALID_ARGUMENT", "explain", stranger.ExplainAsync(new ExplainRequest { Subject = "s", Op = "steal" }, cancellationToken: Cancellation).ResponseAsync);
        await Failures.ExpectAsync("INVALID_ARGUMENT", "revoke", stranger.RevokeAsync(new RevokeRequest { TrustDomain = "t", Jti = "j", ExpiresAtUnix = 1 }, cancellationToken: Cancellation).ResponseAsync);
        await Failures.ExpectAsync("UNAUTHORIZED", "explain", stranger.ExplainAsync(new ExplainRequest { Subject = "s", Op = "sign" }, cancellationToken: Cancellation).ResponseAsync);
    }

    [Fact]
    public async Task What_this_build_cannot_do_it_says_to_those_who_may()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = await ClientAsync(gateway, TestGeneration.Admin);

        await Failures.ExpectAsync("UNSUPPORTED", "reload", client.ReloadAsync(new ReloadRequest(), cancellationToken: Cancellation).ResponseAsync);
        await Failures.ExpectAsync("NO_REVOCATION_STORE", "revoke", client.RevokeAsync(new RevokeRequest { TrustDomain = "t", Jti = "j", ExpiresAtUnix = long.MaxValue }, cancellationToken: Cancellation).ResponseAsync);
        await Failures.ExpectAsync("INVOCATION_DISABLED", "invoke", new InvocationService.InvocationServiceClient(await gateway.ConnectAsync(TestGeneration.Stranger)).InvokeAsync(new SealedRequest(), cancellationToken: Cancellation).ResponseAsync);
    }

    [Fact]
    public async Task A_watcher_hears_nothing_until_the_broker_stops_and_then_the_stream_ends()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var watch = (await ClientAsync(gateway, TestGeneration.Admin)).Watch(new WatchRequest(), cancellationToken: Cancellation);
        await watch.ResponseHeadersAsync;
        var next = watch.ResponseStream.MoveNext(Cancellation);
        Assert.False(next.IsCompleted);

        var stopping = gateway.StopAsync();

        Assert.False(await next.WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
        await stopping.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
    }

    [Fact]
    public async Task A_watcher_that_leaves_is_forgotten()
    {
        await using var gateway = await TestGateway.StartAsync();
        using (var watch = (await ClientAsync(gateway, TestGeneration.Admin)).Watch(new WatchRequest(), cancellationToken: Cancellation))
        {
            await watch.ResponseHeadersAsync;
        }

        await gateway.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
    }

    private static async Task<AdminService.AdminServiceClient> ClientAsync(TestGateway gateway, uint uid) => new(await gateway.ConnectAsync(uid));
}
