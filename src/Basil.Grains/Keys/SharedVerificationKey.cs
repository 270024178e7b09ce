// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using Basil.Core.Keys;

namespace Basil.Grains.Keys;

/// <summary>An imported public key with many users, disposed when the cache has let it go and the last user is done.</summary>
internal sealed class SharedVerificationKey(VerificationKey key) : IDisposable
{
    // The cache holds one. Zero is the end: the key is disposed and is never rented again.
    private int _holders = 1;

    /// <summary>Takes a hold, unless the key is gone already.</summary>
    internal bool TryRent([NotNullWhen(true)] out SharedVerificationKey? rented)
    {
        var holders = Volatile.Read(ref _holders);
        while (holders > 0)
        {
            var seen = Interlocked.CompareExchange(ref _holders, holders + 1, holders);
            if (seen == holders)
            {
                rented = this;
                return true;
            }

            holders = seen;
        }

        rented = null;
        return false;
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
