// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Core.Keys;
using Basil.Grains.Contracts;
using Basil.Grains.Tests.Fakes;

namespace Basil.Grains.Tests.Keys;

public sealed class KeyCreationTests(KeyCluster cluster) : IClassFixture<KeyCluster>
{
    [Theory]
    [InlineData("ecdsa-p256", 65)]
    [InlineData("ed25519", 32)]
    [InlineData("aes-256-gcm", 0)]
    public async Task An_absent_key_is_created_at_its_path(string type, int publicKeyLength)
    {
        var (name, path) = cluster.Absent(type);

        var reply = await CreateAsync(name, type);

        Assert.Null(reply.Error);
        Assert.Equal((type, publicKeyLength, 1u), (reply.Value!.KeyType, reply.Value.Raw.Length, reply.Value.Version));
        Assert.Equal(cluster.Backend[path].Id, reply.BackendKeyId);
    }

    [Fact]
    public async Task A_hundred_creations_at_once_send_one_and_one_caller_has_created()
    {
        var (name, path) = cluster.Absent();

        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => CreateAsync(name, "ecdsa-p256")));

        Assert.Equal(1, cluster.Backend.Count(BackendCall.Create, path));
        Assert.Single(replies, reply => reply.Error is null);
        Assert.All(replies.Where(reply => reply.Error is not null), reply => Assert.Equal("the key exists already", reply.Error!.Message));
    }

    [Fact]
    public async Task A_key_that_exists_is_not_created_even_when_it_is_disabled()
    {
        var (name, path, key) = cluster.Present();
        key.State = KeyMaterialState.Disabled;

        var reply = await CreateAsync(name, "ecdsa-p256");

        Assert.Equal(("InvalidRequest", "the key exists already"), (reply.Error?.Reason, reply.Error?.Message));
        Assert.Equal(0, cluster.Backend.Count(BackendCall.Create, path));
    }

    [Theory]
    [InlineData(BackendFaultKind.Unreachable, "BackendUnavailable")]
    [InlineData(BackendFaultKind.Throttled, "Throttled")]
    [InlineData(BackendFaultKind.Refused, "BackendError")]
    public async Task A_key_of_which_nobody_knows_whether_it_exists_is_not_created(object kind, string reason)
    {
        var (name, path) = cluster.Absent();
        cluster.Backend.Fault(BackendCall.Describe, path, (BackendFaultKind)kind);

        Assert.Equal(reason, (await CreateAsync(name, "ecdsa-p256")).Error?.Reason);
        Assert.Equal(0, cluster.Backend.Count(BackendCall.Create, path));
    }

    [Fact]
    public async Task A_creation_that_failed_without_a_trace_is_sent_once_and_not_again_until_it_must_show()
    {
        var (name, path) = cluster.Absent();
        cluster.Backend.Fault(BackendCall.Create, path, BackendFaultKind.Unreachable);

        Assert.Equal("BackendUnavailable", (await CreateAsync(name, "ecdsa-p256")).Error?.Reason);
        Assert.Equal("KeyUnusable", (await CreateAsync(name, "ecdsa-p256")).Error?.Reason);
        Assert.Equal(1, cluster.Backend.Count(BackendCall.Create, path));

        cluster.Backend.Heal(BackendCall.Create, path);
        cluster.Time.Advance(cluster.Options.UncertainSettleTime);
        Assert.Null((await CreateAsync(name, "ecdsa-p256")).Error);
        Assert.Equal(2, cluster.Backend.Count(BackendCall.Create, path));
    }

    [Fact]
    public async Task A_stale_absent_after_a_creation_is_a_pause_and_no_missing_key()
    {
        var (name, path) = cluster.Absent();
        Assert.Null((await CreateAsync(name, "ecdsa-p256")).Error);
        var call = new SignCall(KeyCluster.Caller(), [1]);
        cluster.Backend.Fault(BackendCall.Sign, path, BackendFaultKind.Absent, "NotFoundException");

        var stale = await cluster.Grain(name).SignAsync(call, TestContext.Current.CancellationToken);
        cluster.Backend.Heal(BackendCall.Sign, path);
        cluster.Time.Advance(cluster.Options.FirstProbeBackoff);
        var next = await cluster.Grain(name).SignAsync(call, TestContext.Current.CancellationToken);

        Assert.Equal("BackendUnavailable", stale.Error?.Reason);
        Assert.NotNull(stale.Error?.RetryAfter);
        Assert.Null(next.Error);
    }

    [Fact]
    public async Task A_lost_race_adopts_the_winner_and_reports_the_orphan()
    {
        var (name, path) = cluster.Absent();
        using var winner = new FakeKey(KeyAlgorithm.EcdsaP256);
        var orphan = cluster.Backend.LoseRace(path, winner);
        var gate = cluster.Backend.Hold(BackendCall.Create, path);

        var creating = CreateAsync(name, "ecdsa-p256");
        await gate.Entered.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        cluster.Backend[path] = winner;
        cluster.Backend.Release(BackendCall.Create, path);
        var reply = await creating;

        Assert.Equal(("the key exists already", winner.Id), (reply.Error?.Message, reply.BackendKeyId));
        Assert.Contains(cluster.Log.Lines, line => line.EventId == 2004 && line.Message.Contains(orphan, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caller_that_goes_away_does_not_cut_a_creation_off()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (name, path) = cluster.Absent();
        var gate = cluster.Backend.Hold(BackendCall.Create, path);
        using var caller = new CancellationTokenSource();
        var creating = cluster.Grain(name).CreateAsync(new CreateKeyCall(KeyCluster.Caller(), "ecdsa-p256"), caller.Token);
        await gate.Entered.WaitAsync(TimeSpan.FromSeconds(10), cancellation);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => creating);

        cluster.Backend.Release(BackendCall.Create, path);
        await Poll.UntilAsync(() => cluster.Backend.Has(path), "the creation goes on to its end", cancellation);

        Assert.Equal("the key exists already", (await CreateAsync(name, "ecdsa-p256")).Error?.Message);
        Assert.Equal(1, cluster.Backend.Count(BackendCall.Create, path));
    }

    [Fact]
    public async Task Another_type_than_the_catalogs_is_refused()
    {
        var (name, path) = cluster.Absent();

        Assert.Equal("InvalidRequest", (await CreateAsync(name, "ecdsa-p384")).Error?.Reason);
        Assert.False(cluster.Backend.Has(path));
    }

    [Fact]
    public async Task A_type_that_the_catalog_does_not_let_be_created_is_refused()
    {
        var (name, path) = cluster.Absent("ecdsa-p521");

        Assert.Equal("UnsupportedAlgorithm", (await CreateAsync(name, "ecdsa-p521")).Error?.Reason);
        Assert.False(cluster.Backend.Has(path));
    }

    private Task<KeyReply<KeyPublicKey>> CreateAsync(string name, string type) =>
        cluster.Grain(name).CreateAsync(new CreateKeyCall(KeyCluster.Caller(), type), TestContext.Current.CancellationToken);
}
