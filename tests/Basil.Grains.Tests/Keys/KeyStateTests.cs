// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Core.Keys;
using Basil.Grains.Contracts;
using Basil.Grains.Tests.Fakes;

namespace Basil.Grains.Tests.Keys;

public sealed class KeyStateTests(KeyCluster cluster) : IClassFixture<KeyCluster>
{
    private static readonly byte[] Message = [1, 2, 3];

    [Fact]
    public async Task A_disabled_key_stops_verifying_within_two_TTLs()
    {
        var (name, path, key) = cluster.Present();
        var call = new VerifyCall(KeyCluster.Caller(), Message, key.Sign(Message));
        Assert.True((await VerifyAsync(name, call)).Value);
        key.State = KeyMaterialState.Disabled;

        cluster.Time.Advance(cluster.Options.StateTtl - TimeSpan.FromSeconds(1));
        Assert.True((await VerifyAsync(name, call)).Value);
        Assert.Equal(1, cluster.Backend.Count(BackendCall.Describe, path));

        cluster.Time.Advance(TimeSpan.FromSeconds(1));
        await VerifyAsync(name, call);
        await Poll.UntilAsync(() => cluster.Backend.Count(BackendCall.Describe, path) == 2, "the state is asked again", TestContext.Current.CancellationToken);
        cluster.Time.Advance(cluster.Options.StateTtl);

        Assert.Equal("KeyUnusable", (await VerifyAsync(name, call)).Error?.Reason);
        Assert.NotNull((await PublicKeyAsync(name)).Value);
    }

    [Fact]
    public async Task A_key_that_nobody_used_for_long_is_asked_about_before_it_verifies()
    {
        var (name, _, key) = cluster.Present();
        var call = new VerifyCall(KeyCluster.Caller(), Message, key.Sign(Message));
        await VerifyAsync(name, call);
        key.State = KeyMaterialState.Disabled;
        cluster.Time.Advance(TimeSpan.FromHours(1));

        var reply = await VerifyAsync(name, call);

        Assert.Equal(("KeyUnusable", "the key is disabled"), (reply.Error?.Reason, reply.Error?.Message));
    }

    [Fact]
    public async Task Verification_and_the_public_key_outlive_an_outage_and_cost_few_probes()
    {
        var (name, path, key) = cluster.Present();
        var call = new VerifyCall(KeyCluster.Caller(), Message, key.Sign(Message));
        await VerifyAsync(name, call);
        cluster.Backend.Fault(BackendCall.Describe, path, BackendFaultKind.Unreachable);
        cluster.Time.Advance(TimeSpan.FromHours(1));

        for (var i = 0; i < 200; i++)
        {
            Assert.True((await VerifyAsync(name, call)).Value);
            Assert.NotNull((await PublicKeyAsync(name)).Value);
        }

        Assert.Equal(2, cluster.Backend.Count(BackendCall.Describe, path));
    }

    [Fact]
    public async Task A_probe_that_hangs_does_not_hold_up_verification_once_the_outage_is_known()
    {
        var (name, path, key) = cluster.Present();
        var call = new VerifyCall(KeyCluster.Caller(), Message, key.Sign(Message));
        await VerifyAsync(name, call);
        cluster.Backend.Fault(BackendCall.Describe, path, BackendFaultKind.Unreachable);
        cluster.Time.Advance(TimeSpan.FromHours(1));
        await VerifyAsync(name, call);
        var gate = cluster.Backend.Hold(BackendCall.Describe, path);
        cluster.Time.Advance(TimeSpan.FromMinutes(1));

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => VerifyAsync(name, call))).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.All(replies, reply => Assert.True(reply.Value));
        await gate.Entered.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        cluster.Backend.Release(BackendCall.Describe, path);
    }

    [Fact]
    public async Task A_refused_probe_ends_local_verification_when_the_knowledge_is_old()
    {
        var (name, path, key) = cluster.Present();
        var call = new VerifyCall(KeyCluster.Caller(), Message, key.Sign(Message));
        await VerifyAsync(name, call);
        cluster.Backend.Fault(BackendCall.Describe, path, BackendFaultKind.Refused, "AccessDeniedException", "kms:DescribeKey");
        cluster.Time.Advance(TimeSpan.FromHours(1));

        var reply = await VerifyAsync(name, call);

        Assert.Equal(("BackendError", "backend operation failed"), (reply.Error?.Reason, reply.Error?.Message));
        Assert.Contains(cluster.Log.Lines, line => line.EventId == 2007 && line.Message.Contains(name, StringComparison.Ordinal) && line.Message.Contains("kms:DescribeKey", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_outage_at_first_use_is_unavailable_and_probes_back_off()
    {
        var (name, path, _) = cluster.Present();
        cluster.Backend.Fault(BackendCall.Describe, path, BackendFaultKind.Unreachable);

        for (var i = 0; i < 50; i++)
        {
            Assert.Equal("BackendUnavailable", (await SignAsync(name)).Error?.Reason);
        }

        Assert.Equal(1, cluster.Backend.Count(BackendCall.Describe, path));
        Assert.Equal(0, cluster.Backend.Count(BackendCall.Sign, path));
        cluster.Backend.Heal(BackendCall.Describe, path);
        cluster.Time.Advance(cluster.Options.FirstProbeBackoff);
        Assert.Null((await SignAsync(name)).Error);
    }

    [Fact]
    public async Task Signing_with_a_disabled_key_is_refused_and_remembered()
    {
        var (name, path, key) = cluster.Present();
        Assert.Null((await SignAsync(name)).Error);
        key.State = KeyMaterialState.Disabled;

        Assert.Equal("KeyUnusable", (await SignAsync(name)).Error?.Reason);
        Assert.Equal("KeyUnusable", (await SignAsync(name)).Error?.Reason);
        Assert.Equal(2, cluster.Backend.Count(BackendCall.Sign, path));
        Assert.Equal(("unusable", "disabled"), await StateAsync(name));

        key.State = KeyMaterialState.Enabled;
        cluster.Time.Advance(cluster.Options.NegativeTtl);
        Assert.Null((await SignAsync(name)).Error);
    }

    [Fact]
    public async Task A_busy_signing_key_never_asks_for_its_state_again()
    {
        var (name, path, _) = cluster.Present();
        for (var i = 0; i < 20; i++)
        {
            Assert.Null((await SignAsync(name)).Error);
            cluster.Time.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.Equal(1, cluster.Backend.Count(BackendCall.Describe, path));
    }

    [Fact]
    public async Task A_path_that_was_moved_by_hand_brings_the_new_public_key_with_the_next_signature()
    {
        var (name, path, first) = cluster.Present();
        Assert.Equal(first.PublicKey().Raw, (await PublicKeyAsync(name)).Value!.Raw);
        using var second = new FakeKey(KeyAlgorithm.EcdsaP256);
        cluster.Backend[path] = second;

        var signed = await SignAsync(name);

        Assert.Equal(second.Id, signed.BackendKeyId);
        Assert.True(second.Verify(Message, signed.Value));
        Assert.Equal(second.PublicKey().Raw, (await PublicKeyAsync(name)).Value!.Raw);
        Assert.True((await VerifyAsync(name, new VerifyCall(KeyCluster.Caller(), Message, signed.Value!))).Value);
        Assert.False((await VerifyAsync(name, new VerifyCall(KeyCluster.Caller(), Message, first.Sign(Message)))).Value);
        Assert.Contains(cluster.Log.Lines, line => line.EventId == 2001 && line.Message.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_path_that_was_moved_by_hand_brings_the_new_public_key_after_the_TTL()
    {
        var (name, path, first) = cluster.Present();
        Assert.Equal(first.PublicKey().Raw, (await PublicKeyAsync(name)).Value!.Raw);
        using var second = new FakeKey(KeyAlgorithm.EcdsaP256);
        cluster.Backend[path] = second;
        cluster.Time.Advance(cluster.Options.StaleLimit);

        Assert.Equal(second.PublicKey().Raw, (await PublicKeyAsync(name)).Value!.Raw);
    }

    [Fact]
    public async Task A_path_that_was_moved_to_a_key_of_another_type_serves_nothing()
    {
        var (name, path, _) = cluster.Present();
        await PublicKeyAsync(name);
        using var other = new FakeKey(KeyAlgorithm.EcdsaP384);
        cluster.Backend[path] = other;
        cluster.Time.Advance(cluster.Options.StaleLimit);

        Assert.Equal("KeyUnusable", (await PublicKeyAsync(name)).Error?.Reason);
        Assert.Equal("KeyUnusable", (await SignAsync(name)).Error?.Reason);
        Assert.Equal(("unusable", "wrong_key_spec"), await StateAsync(name));
    }

    [Theory]
    [InlineData(BackendFaultKind.Throttled, "Throttled")]
    [InlineData(BackendFaultKind.Unreachable, "BackendUnavailable")]
    [InlineData(BackendFaultKind.Refused, "BackendError")]
    [InlineData(BackendFaultKind.DeadlineExceeded, "DeadlineExceeded")]
    public async Task A_fault_of_an_operation_is_told_in_our_words_and_changes_no_state(object kind, string reason)
    {
        var (name, path, _) = cluster.Present();
        cluster.Backend.Fault(BackendCall.Sign, path, (BackendFaultKind)kind);

        Assert.Equal(reason, (await SignAsync(name)).Error?.Reason);
        Assert.Equal(("usable", null), await StateAsync(name));
    }

    [Fact]
    public async Task A_missing_permission_of_an_operation_is_named_in_the_log_once_a_minute_and_never_to_the_caller()
    {
        var (name, path, _) = cluster.Present();
        cluster.Backend.Fault(BackendCall.Sign, path, BackendFaultKind.Refused, "AccessDeniedException", "kms:Sign");

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("backend operation failed", (await SignAsync(name)).Error?.Message);
        }

        cluster.Time.Advance(TimeSpan.FromMinutes(1));
        await SignAsync(name);

        Assert.Equal(2, cluster.Log.Lines.Count(line =>
            line.EventId == 2008 && line.Message.Contains($" {name}:", StringComparison.Ordinal) && line.Message.Contains("kms:Sign", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_deadline_ends_the_call_and_nothing_else()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (name, path, _) = cluster.Present();
        var gate = cluster.Backend.Hold(BackendCall.Sign, path);
        var call = cluster.Grain(name).SignAsync(new SignCall(KeyCluster.Caller(TimeSpan.FromSeconds(3)), Message), cancellation);
        await gate.Entered.WaitAsync(TimeSpan.FromSeconds(10), cancellation);

        cluster.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal("DeadlineExceeded", (await call).Error?.Reason);
        Assert.Equal("DeadlineExceeded", (await cluster.Grain(name).SignAsync(new SignCall(KeyCluster.Caller(TimeSpan.Zero), Message), cancellation)).Error?.Reason);
        cluster.Backend.Release(BackendCall.Sign, path);
        Assert.Null((await SignAsync(name)).Error);
    }

    [Fact]
    public async Task A_first_caller_that_goes_away_does_not_end_the_probe_of_the_others()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (name, path, _) = cluster.Present();
        var gate = cluster.Backend.Hold(BackendCall.Describe, path);
        using var first = new CancellationTokenSource();
        var cancelled = cluster.Grain(name).SignAsync(new SignCall(KeyCluster.Caller(), Message), first.Token);
        await gate.Entered.WaitAsync(TimeSpan.FromSeconds(10), cancellation);
        var second = SignAsync(name);
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);

        cluster.Backend.Release(BackendCall.Describe, path);

        Assert.Null((await second).Error);
        Assert.Equal(1, cluster.Backend.Count(BackendCall.Describe, path));
    }

    private Task<KeyReply<byte[]>> SignAsync(string name) =>
        cluster.Grain(name).SignAsync(new SignCall(KeyCluster.Caller(), Message), TestContext.Current.CancellationToken);

    private Task<KeyReply<bool>> VerifyAsync(string name, VerifyCall call) => cluster.Grain(name).VerifyAsync(call, TestContext.Current.CancellationToken);

    private Task<KeyReply<KeyPublicKey>> PublicKeyAsync(string name) =>
        cluster.Grain(name).GetPublicKeyAsync(new PublicKeyCall(KeyCluster.Caller(), null), TestContext.Current.CancellationToken);

    private async Task<(string State, string? Reason)> StateAsync(string name)
    {
        var status = await cluster.Grain(name).ProbeAsync(TimeSpan.FromDays(1), TestContext.Current.CancellationToken);
        return (status.State, status.Reason);
    }
}
