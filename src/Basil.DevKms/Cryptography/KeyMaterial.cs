// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Keys;

namespace Basil.DevKms.Cryptography;

/// <summary>The secret part of a key. It lives as long as its key; DevKms keys are for development and hold nothing worth keeping.</summary>
internal abstract class KeyMaterial
{
    /// <summary>The 64 hex digits that KMS shows for symmetric keys; null for asymmetric ones.</summary>
    public virtual string? MaterialId => null;

    public static KeyMaterial Generate(KeySpec spec) =>
        spec.IsSymmetric ? SymmetricMaterial.Generate()
        : spec == KeySpec.Ed25519 ? Ed25519Material.Generate()
        : EcdsaMaterial.Generate(spec);

    /// <summary>Reads what <see cref="Export"/> wrote.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The bytes are not a private key of this spec.</exception>
    public static KeyMaterial Import(KeySpec spec, ReadOnlySpan<byte> secret) =>
        spec.IsSymmetric ? SymmetricMaterial.Import(secret)
        : spec == KeySpec.Ed25519 ? Ed25519Material.Import(secret)
        : EcdsaMaterial.Import(spec, secret);

    /// <summary>PKCS#8 for asymmetric keys, the 32 key bytes for symmetric ones.</summary>
    public abstract byte[] Export();
}
