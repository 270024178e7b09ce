// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Gateway.Jwks;
using Basil.Gateway.Tests.Fixtures;
using Basil.Grains.Contracts;

namespace Basil.Gateway.Tests.Jwks;

public sealed class GrainPublishedKeysTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_versions_of_a_key_come_through()
    {
        KeyPublicKey[] versions = [new("ecdsa-p256", [1], 2), new("ecdsa-p256", [2], 1)];

        var outcome = await Asking(() => Task.FromResult(new KeyReply<KeyPublicKey[]>(versions, null, "id"))).GetAsync("a.key", Token);

        Assert.Equal(versions, outcome.Value);
    }

    [Theory]
    [InlineData("Unauthorized", "Unauthorized")]
    [InlineData("KeyUnusable", "KeyUnusable")]
    [InlineData("ReasonOfTheFuture", "Internal")]
    public async Task A_silos_refusal_is_a_value(string reason, string expected)
    {
        var reply = new KeyReply<KeyPublicKey[]>(null, new KeyError(reason, "no", null), null);

        Assert.Equal(expected, (await Asking(() => Task.FromResult(reply)).GetAsync("a.key", Token)).Error?.Reason.ToString());
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_is_unavailable_and_a_bug_stays_an_exception()
    {
        Exception[] unavailable = [new TimeoutException(), new SiloUnavailableException(), new OperationCanceledException()];
        foreach (var failure in unavailable)
        {
            var outcome = await Asking(() => Task.FromException<KeyReply<KeyPublicKey[]>>(failure)).GetAsync("a.key", Token);
            Assert.Equal(ErrorReason.BackendUnavailable, outcome.Error?.Reason);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Asking(() => Task.FromException<KeyReply<KeyPublicKey[]>>(new InvalidOperationException())).GetAsync("a.key", Token));
    }

    private static GrainPublishedKeys Asking(Func<Task<KeyReply<KeyPublicKey[]>>> answer) => new(GrainProxy.Factory<IKeyGrain>((_, _) => answer()));
}
