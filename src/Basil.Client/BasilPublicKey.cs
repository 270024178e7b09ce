// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;

namespace Basil.Client;

/// <summary>The public half of a signing key.</summary>
/// <param name="KeyId">The catalog name.</param>
/// <param name="KeyType">The type, as the key service knows it.</param>
/// <param name="PublicKey">Ed25519: 32 bytes (RFC 8032). ECDSA: the uncompressed point of SEC 1 section 2.3.3, 65, 97 or 133 bytes.</param>
/// <param name="Version">The version that this is, from 1.</param>
public sealed record BasilPublicKey(string KeyId, BasilKeyType KeyType, ReadOnlyMemory<byte> PublicKey, uint Version)
{
    /// <summary>The key as DER SubjectPublicKeyInfo (RFC 5280; RFC 8410 for Ed25519), which most libraries import.</summary>
    /// <exception cref="CryptographicException">The type has no such form here, or the bytes are no key of the type.</exception>
    public byte[] ExportSubjectPublicKeyInfo()
    {
        var (header, length) = SubjectPublicKeyInfo(KeyType);
        var key = PublicKey.Span;
        if (key.Length != length || (KeyType is BasilKeyType.EcdsaP256 or BasilKeyType.EcdsaP384 or BasilKeyType.EcdsaP521 && key[0] != 0x04))
        {
            throw new CryptographicException($"The bytes are no public key of type {KeyType}.");
        }

        return [.. header, .. key];
    }

    /// <summary>The key as PEM, <c>PUBLIC KEY</c> (RFC 7468 section 13), without a newline at the end.</summary>
    /// <exception cref="CryptographicException">As <see cref="ExportSubjectPublicKeyInfo"/>.</exception>
    public string ExportSubjectPublicKeyInfoPem() => PemEncoding.WriteString("PUBLIC KEY", ExportSubjectPublicKeyInfo());

    // Everything before the key's own bytes is fixed by the type: sequence, algorithm identifier, bit string.
    private static (byte[] Header, int Length) SubjectPublicKeyInfo(BasilKeyType keyType) => keyType switch
    {
        BasilKeyType.Ed25519 or BasilKeyType.Ed25519Nkey => (Convert.FromHexString("302a300506032b6570032100"), 32),
        BasilKeyType.EcdsaP256 => (Convert.FromHexString("3059301306072a8648ce3d020106082a8648ce3d030107034200"), 65),
        BasilKeyType.EcdsaP384 => (Convert.FromHexString("3076301006072a8648ce3d020106052b81040022036200"), 97),
        BasilKeyType.EcdsaP521 => (Convert.FromHexString("30819b301006072a8648ce3d020106052b8104002303818600"), 133),
        _ => throw new CryptographicException($"A key of type {keyType} has no SubjectPublicKeyInfo here."),
    };
}
