// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;

namespace Basil.DevKms.Cryptography;

/// <summary>A 256-bit secret from which every ciphertext's own AES-256-GCM key is derived.</summary>
internal sealed class SymmetricMaterial : KeyMaterial
{
    public const int KeySize = 32;

    private readonly byte[] _secret;

    private SymmetricMaterial(byte[] secret)
    {
        _secret = secret;
        MaterialId = Convert.ToHexStringLower(HMACSHA256.HashData(secret, "basil-devkms key material id"u8));
    }

    public override string MaterialId { get; }

    public static SymmetricMaterial Generate() => new(RandomNumberGenerator.GetBytes(KeySize));

    public static SymmetricMaterial Import(ReadOnlySpan<byte> secret) =>
        secret.Length == KeySize
            ? new SymmetricMaterial(secret.ToArray())
            : throw new CryptographicException($"A SYMMETRIC_DEFAULT key has {KeySize} bytes.");

    public override byte[] Export() => _secret;

    /// <summary>The AES key for one ciphertext: a fresh salt for each keeps random 96-bit nonces safe over any number of messages.</summary>
    public void DeriveKey(ReadOnlySpan<byte> salt, Span<byte> key) => HMACSHA256.HashData(_secret, salt, key);
}
