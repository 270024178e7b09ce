// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;

namespace Basil.Core.Keys;

/// <summary>An imported public key that checks signatures without a call to the backend. Safe for concurrent use.</summary>
/// <remarks>Importing costs about three verifications, so the object is made once for each key version and kept.</remarks>
internal abstract class VerificationKey : IDisposable
{
    /// <summary>Imports a public key.</summary>
    /// <exception cref="CryptographicException">The point is not on the curve or the algorithm makes no signatures.</exception>
    internal static VerificationKey Import(PublicKeyMaterial key) => key.Algorithm switch
    {
        KeyAlgorithm.Ed25519 or KeyAlgorithm.Ed25519Nkey => new Ed25519VerificationKey(key),
        _ => new EcdsaVerificationKey(key),
    };

    /// <summary>Checks a fixed-width signature over the whole message (hashed here with the algorithm's own hash).</summary>
    /// <returns>False for a signature of the wrong length, out of range, or of another message or key; never an exception for bad input.</returns>
    internal abstract bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);

    public abstract void Dispose();
}
