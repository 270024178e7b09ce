// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Grains.Contracts;
using Basil.Grains.Keys;
using Basil.Grains.Tests.Fakes;

namespace Basil.Grains.Tests.Keys;

/// <summary>Verification where the backend is configured to do it. It names no key with a mismatch, which must not look like a moved key.</summary>
public sealed class BackendVerificationTests : IAsyncLifetime
{
    private readonly KeyCluster _cluster = new();

    public async ValueTask InitializeAsync()
    {
        _cluster.Options.Verify = VerifyPlace.Backend;
        await _cluster.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_mismatch_is_false_and_the_key_keeps_serving_without_another_probe()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (name, path, _) = _cluster.Present();
        var grain = _cluster.Grain(name);
        var signed = await grain.SignAsync(new SignCall(KeyCluster.Caller(), [1]), cancellation);

        var good = await grain.VerifyAsync(new VerifyCall(KeyCluster.Caller(), [1], signed.Value!), cancellation);
        var tampered = await grain.VerifyAsync(new VerifyCall(KeyCluster.Caller(), [2], signed.Value!), cancellation);

        Assert.True(good.Value);
        Assert.Null(tampered.Error);
        Assert.False(tampered.Value);
        Assert.Equal(2, _cluster.Backend.Count(BackendCall.Verify, path));
        Assert.Equal(1, _cluster.Backend.Count(BackendCall.Describe, path));
    }

    [Theory]
    [InlineData(0, "InvalidRequest")]
    [InlineData(4097, "PayloadTooLarge")]
    public async Task A_message_that_the_backend_does_not_take_is_refused_in_our_words(int length, string reason)
    {
        var (name, path, _) = _cluster.Present("ed25519");

        var reply = await _cluster.Grain(name).VerifyAsync(
            new VerifyCall(KeyCluster.Caller(), new byte[length], new byte[64]), TestContext.Current.CancellationToken);

        Assert.Equal(reason, reply.Error?.Reason);
        Assert.Equal(0, _cluster.Backend.Count(BackendCall.Verify, path));
    }
}
