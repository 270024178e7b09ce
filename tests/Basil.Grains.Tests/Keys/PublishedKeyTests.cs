// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Core.Jwt;
using Basil.Core.Keys;
using Basil.Grains.Tests.Fakes;

namespace Basil.Grains.Tests.Keys;

/// <summary>A key's public half for anybody: only what the silo itself publishes.</summary>
public sealed class PublishedKeyTests : IAsyncLifetime
{
    private readonly KeyCluster _cluster = new(Documents.Generation(
        ("jwt.open", "ecdsa-p256", "error", true), ("jwt.aead", "aes-256-gcm", "error", true), ("other.closed", "ecdsa-p256", "error", true)))
    {
        Published = PublishedKeys.Parse("jwt.**", out _),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_published_key_is_given_to_nobody_in_particular_and_the_backend_is_asked_once()
    {
        var path = Documents.Path("jwt.open");
        var key = _cluster.Backend[path] = new FakeKey(KeyAlgorithm.EcdsaP256);

        var first = await _cluster.Grain("jwt.open").GetPublishedKeyAsync(Token);
        var second = await _cluster.Grain("jwt.open").GetPublishedKeyAsync(Token);

        var version = Assert.Single(first.Value!);
        Assert.Equal(("ecdsa-p256", 65, 1u), (version.KeyType, version.Raw.Length, version.Version));
        Assert.Equal(key.Id, first.BackendKeyId);
        Assert.Equal(version.Raw, second.Value![0].Raw);
        Assert.Equal((1, 1), (_cluster.Backend.Count(BackendCall.Describe, path), _cluster.Backend.Count(BackendCall.GetPublicKey, path)));
    }

    [Theory]
    [InlineData("other.closed")]
    [InlineData("jwt.aead")]
    [InlineData("jwt.not.in.catalog")]
    public async Task Any_other_key_is_denied_without_asking_the_backend(string name)
    {
        _cluster.Backend[Documents.Path(name)] = new FakeKey(KeyAlgorithm.EcdsaP256);

        var reply = await _cluster.Grain(name).GetPublishedKeyAsync(Token);

        Assert.Equal(("Unauthorized", "not authorized"), (reply.Error?.Reason, reply.Error?.Message));
        Assert.Null(reply.Value);
        Assert.Equal(0, _cluster.Backend.Count(BackendCall.Describe, Documents.Path(name)));
    }

    [Fact]
    public async Task A_disabled_key_is_published_no_more()
    {
        _cluster.Backend[Documents.Path("jwt.open")] = new FakeKey(KeyAlgorithm.EcdsaP256) { State = KeyMaterialState.Disabled };

        Assert.Equal("KeyUnusable", (await _cluster.Grain("jwt.open").GetPublishedKeyAsync(Token)).Error?.Reason);
    }

    [Fact]
    public async Task A_silo_publishes_nothing_unless_it_is_configured_to()
    {
        await using var silent = new KeyCluster(Documents.Generation(("jwt.open", "ecdsa-p256", "error", true)));
        await silent.InitializeAsync();
        silent.Backend[Documents.Path("jwt.open")] = new FakeKey(KeyAlgorithm.EcdsaP256);

        Assert.Equal("Unauthorized", (await silent.Grain("jwt.open").GetPublishedKeyAsync(Token)).Error?.Reason);
    }
}
