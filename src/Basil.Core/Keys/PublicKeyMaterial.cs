// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Basil.Core.Keys;

/// <summary>A public key as DER SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7) and as the bytes that callers are given.</summary>
internal sealed class PublicKeyMaterial
{
    private PublicKeyMaterial(KeyAlgorithm algorithm, byte[] subjectPublicKeyInfo, byte[] raw)
    {
        Algorithm = algorithm;
        SubjectPublicKeyInfo = subjectPublicKeyInfo;
        Raw = raw;
    }

    internal KeyAlgorithm Algorithm { get; }

    /// <summary>DER; 44 bytes for Ed25519, 91, 120 or 158 for P-256, P-384, P-521.</summary>
    internal byte[] SubjectPublicKeyInfo { get; }

    /// <summary>32 bytes for Ed25519 (RFC 8032), the uncompressed SEC 1 point of 65, 97 or 133 bytes for ECDSA.</summary>
    internal byte[] Raw { get; }

    /// <summary>Reads DER SubjectPublicKeyInfo and checks that it is a key of <paramref name="algorithm"/>.</summary>
    /// <exception cref="CryptographicException">The bytes are no SubjectPublicKeyInfo, or of another algorithm or curve.</exception>
    internal static PublicKeyMaterial FromSubjectPublicKeyInfo(KeyAlgorithm algorithm, ReadOnlyMemory<byte> der)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            var info = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            var identifier = info.ReadSequence();
            var point = info.ReadBitString(out var unused);
            info.ThrowIfNotEmpty();
            var oid = identifier.ReadObjectIdentifier();
            var curve = identifier.HasData ? identifier.ReadObjectIdentifier() : null;
            identifier.ThrowIfNotEmpty();
            if (unused != 0 || (oid, curve, point.Length) != Expected(algorithm) || (curve is not null && point[0] != 0x04))
            {
                throw new CryptographicException($"The public key is not of type {algorithm.Token()}.");
            }

            return new PublicKeyMaterial(algorithm, der.ToArray(), point);
        }
        catch (AsnContentException e)
        {
            throw new CryptographicException("The public key is not DER SubjectPublicKeyInfo.", e);
        }
    }

    private static (string Oid, string? Curve, int Length) Expected(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.Ed25519 or KeyAlgorithm.Ed25519Nkey => ("1.3.101.112", null, 32),
        KeyAlgorithm.EcdsaP256 => ("1.2.840.10045.2.1", "1.2.840.10045.3.1.7", 65),
        KeyAlgorithm.EcdsaP384 => ("1.2.840.10045.2.1", "1.3.132.0.34", 97),
        KeyAlgorithm.EcdsaP521 => ("1.2.840.10045.2.1", "1.3.132.0.35", 133),
        _ => throw new CryptographicException($"Public keys of type {algorithm.Token()} are not supported."),
    };
}
