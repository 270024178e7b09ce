// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Basil.Core.Keys;

namespace Basil.Core.Jwt;

/// <summary>How a catalog key signs JSON Web Tokens.</summary>
internal static class JwtAlgorithm
{
    /// <summary>The JWS algorithm (RFC 7518 section 3.1, RFC 8037 section 3.1), or null where keys of the type sign no tokens.</summary>
    internal static string? Of(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.Ed25519 or KeyAlgorithm.Ed25519Nkey => "EdDSA",
        KeyAlgorithm.EcdsaP256 => "ES256",
        KeyAlgorithm.EcdsaP384 => "ES384",
        KeyAlgorithm.EcdsaP521 => "ES512",
        _ => null,
    };

    /// <summary>The key id of tokens: base64url without padding of SHA-256 over the algorithm's name, a zero byte and the raw public key.</summary>
    /// <param name="algorithm">The JWS algorithm.</param>
    /// <param name="publicKey">The bytes that callers are given: 32 for Ed25519, the uncompressed point for ECDSA.</param>
    internal static string KeyId(string algorithm, ReadOnlySpan<byte> publicKey)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(algorithm));
        hash.AppendData([0]);
        hash.AppendData(publicKey);
        return Base64Url.EncodeToString(hash.GetHashAndReset());
    }
}
