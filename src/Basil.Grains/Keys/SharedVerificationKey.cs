// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;

namespace Basil.Grains.Keys;

/// <summary>An imported public key with many users, disposed when the cache has let it go and the last user is done.</summary>
internal sealed class SharedVerificationKey(VerificationKey key) : IDisposable
{
    // The cache holds one; Rent is called only by a holder, so the count never rises from zero.
    private int _holders = 1;

    internal SharedVerificationKey Rent()
    {
        Interlocked.Increment(ref _holders);
        return this;
    }

    internal bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => key.Verify(message, signature);

    /// <summary>Gives back one hold.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            key.Dispose();
        }
    }
}
