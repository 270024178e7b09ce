// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Grains.Contracts;
using Basil.Grains.Tests.Fakes;

namespace Basil.Grains.Tests.Keys;

public sealed class SingleFlightTests(KeyCluster cluster) : IClassFixture<KeyCluster>
{
    [Theory]
    [InlineData("ed25519")]
    [InlineData("ecdsa-p256")]
    [InlineData("ecdsa-p384")]
    [InlineData("ecdsa-p521")]
    public async Task A_hundred_first_verifications_ask_the_backend_once_for_each_thing(string type)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (name, path, key) = cluster.Present(type);
        var gate = cluster.Backend.Hold(BackendCall.Describe, path);
        var call = new VerifyCall(KeyCluster.Caller(), [1, 2, 3], key.Sign([1, 2, 3]));

        var calls = Enumerable.Range(0, 100).Select(_ => cluster.Grain(name).VerifyAsync(call, cancellation)).ToArray();
        await gate.Entered.WaitAsync(TimeSpan.FromSeconds(10), cancellation);
        cluster.Backend.Release(BackendCall.Describe, path);
        var replies = await Task.WhenAll(calls);

        Assert.All(replies, reply => Assert.True(reply.Value));
        Assert.Equal(1, cluster.Backend.Count(BackendCall.Describe, path));
        Assert.Equal(1, cluster.Backend.Count(BackendCall.GetPublicKey, path));
        Assert.Equal(0, cluster.Backend.Count(BackendCall.Verify, path));
    }
}
