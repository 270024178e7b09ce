// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Grains.Contracts;
using Basil.Grains.Tests.Fakes;

namespace Basil.Grains.Tests.Authorization;

public sealed class KeyCallFilterTests(KeyCluster cluster) : IClassFixture<KeyCluster>
{
    [Theory]
    [InlineData(Documents.Powerless)]
    [InlineData(4711u)]
    [InlineData(null)]
    public async Task What_a_lying_gateway_asks_is_denied_by_the_silo(uint? uid)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (name, path, _) = cluster.Present();
        var caller = KeyCluster.Caller(uid: uid);
        var grain = cluster.Grain(name);

        KeyError?[] errors =
        [
            (await grain.SignAsync(new SignCall(caller, [1]), cancellation)).Error,
            (await grain.VerifyAsync(new VerifyCall(caller, [1], [1]), cancellation)).Error,
            (await grain.EncryptAsync(new EncryptCall(caller, [1], null), cancellation)).Error,
            (await grain.DecryptAsync(new DecryptCall(caller, [1], null, 1), cancellation)).Error,
            (await grain.GetPublicKeyAsync(new PublicKeyCall(caller, null), cancellation)).Error,
            (await grain.MintJwtAsync(new MintJwtCall(caller, "root", null, []), cancellation)).Error,
            (await grain.CreateAsync(new CreateKeyCall(caller, "ecdsa-p256"), cancellation)).Error,
        ];

        Assert.All(errors, error => Assert.Equal(("Unauthorized", "not authorized"), (error?.Reason, error?.Message)));
        Assert.Equal(0, cluster.Backend.Count(BackendCall.Describe, path) + cluster.Backend.Count(BackendCall.Sign, path));
        Assert.Contains(cluster.Log.Lines, line => line.EventId == 2100 && line.Message.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_the_silos_catalog_does_not_have_looks_like_a_denied_one()
    {
        var reply = await cluster.Grain("no.such.key").SignAsync(new SignCall(KeyCluster.Caller(), [1]), TestContext.Current.CancellationToken);

        Assert.Equal(("Unauthorized", "not authorized"), (reply.Error?.Reason, reply.Error?.Message));
    }

    [Fact]
    public async Task A_probe_acts_for_nobody_and_passes()
    {
        var (name, _, key) = cluster.Present();

        var status = await cluster.Grain(name).ProbeAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);

        Assert.Equal(("usable", key.Id, "ecdsa-p256", 1u), (status.State, status.BackendKeyId, status.KeyType, status.LatestVersion));
    }

    [Fact]
    public async Task A_new_generation_decides_the_next_call()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var own = new KeyCluster(Documents.Generation(("a.key", "ecdsa-p256", "error", true)));
        await own.InitializeAsync();
        own.Backend[Documents.Path("a.key")] = new FakeKey(Basil.Core.Keys.KeyAlgorithm.EcdsaP256);
        Assert.Null((await own.Grain("a.key").SignAsync(new SignCall(KeyCluster.Caller(), [1]), cancellation)).Error);

        own.Generations.Swap(Documents.Generation(("another.key", "ecdsa-p256", "error", true)));

        Assert.Equal("Unauthorized", (await own.Grain("a.key").SignAsync(new SignCall(KeyCluster.Caller(), [1]), cancellation)).Error?.Reason);
    }
}
