// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;
using Basil.Grains.Keys;
using Basil.Grains.Tests.Fakes;

namespace Basil.Grains.Tests.Keys;

public sealed class SharedVerificationKeyTests
{
    [Fact]
    public void A_rented_key_works_after_the_cache_let_it_go_and_is_gone_after_the_last_return()
    {
        using var key = new FakeKey(KeyAlgorithm.EcdsaP256);
        var signature = key.Sign([1]);
        var shared = new SharedVerificationKey(VerificationKey.Import(key.PublicKey()));

        Assert.True(shared.TryRent(out var rented));
        shared.Dispose();

        Assert.True(rented.Verify([1], signature));
        rented.Dispose();
        Assert.False(shared.TryRent(out _));
        Assert.Throws<ObjectDisposedException>(() => shared.Verify([1], signature));
    }
}
