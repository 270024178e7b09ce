// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Cryptography;

/// <summary>A key pair that signs.</summary>
internal abstract class SigningMaterial : KeyMaterial
{
    /// <summary>The DER of an X.509 SubjectPublicKeyInfo.</summary>
    public abstract byte[] PublicKey { get; }

    /// <summary>Which message type the algorithm takes, and how long a digest must be.</summary>
    /// <param name="algorithm">One of the algorithms of the key's spec.</param>
    public abstract MessageRule Rule(string algorithm);

    /// <summary>Signs as KMS does: DER for ECDSA, 64 raw bytes for Ed25519.</summary>
    public abstract byte[] Sign(string algorithm, ReadOnlySpan<byte> message, bool isDigest);

    /// <summary>Never throws: what is not a signature does not match.</summary>
    public abstract bool Verify(string algorithm, ReadOnlySpan<byte> message, bool isDigest, ReadOnlySpan<byte> signature);
}
