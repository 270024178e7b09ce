// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Basil.Core.Keys;

namespace Basil.Core.Jwt;

/// <summary>The public half of a token-signing key as a JSON Web Key (RFC 7517; RFC 7518 section 6.2 for ECDSA, RFC 8037 section 2 for Ed25519).</summary>
/// <param name="KeyId">The <c>kid</c> that tokens of the key carry.</param>
/// <param name="Json">One object without white space, always the same bytes for the same key. ASCII.</param>
internal sealed record JsonWebKey(string KeyId, string Json)
{
    private const byte UncompressedPoint = 4;

    /// <param name="algorithm">The key type.</param>
    /// <param name="publicKey">The bytes that callers are given: 32 for Ed25519, the uncompressed point for ECDSA.</param>
    /// <exception cref="CryptographicException">Keys of the type sign no tokens, or the bytes are not the length or form of its public keys.</exception>
    internal static JsonWebKey Of(KeyAlgorithm algorithm, ReadOnlySpan<byte> publicKey)
    {
        var signature = JwtAlgorithm.Of(algorithm) ?? throw new CryptographicException($"A key of type {algorithm.Token()} signs no tokens.");
        var (curve, width) = Curve(algorithm);
        var isPoint = width is not null;
        if (isPoint ? publicKey.Length != 1 + (2 * width) || publicKey[0] != UncompressedPoint : publicKey.Length != 32)
        {
            throw new CryptographicException($"The public key is not of type {algorithm.Token()}.");
        }

        var keyId = JwtAlgorithm.KeyId(signature, publicKey);
        var json = new StringBuilder();
        if (width is { } coordinate)
        {
            json.Append($"{{\"kty\":\"EC\",\"crv\":\"{curve}\"");
            json.Append($",\"x\":\"{Base64Url.EncodeToString(publicKey.Slice(1, coordinate))}\"");
            json.Append($",\"y\":\"{Base64Url.EncodeToString(publicKey[(1 + coordinate)..])}\"");
        }
        else
        {
            json.Append($"{{\"kty\":\"OKP\",\"crv\":\"{curve}\",\"x\":\"{Base64Url.EncodeToString(publicKey)}\"");
        }

        // Nothing here needs an escape: all of it is base64url or a name of ours.
        json.Append($",\"use\":\"sig\",\"alg\":\"{signature}\",\"kid\":\"{keyId}\"}}");
        return new JsonWebKey(keyId, json.ToString());
    }

    /// <summary>The curve's registered name, and the bytes of one coordinate where the key is a point.</summary>
    private static (string Name, int? Width) Curve(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.EcdsaP256 => ("P-256", 32),
        KeyAlgorithm.EcdsaP384 => ("P-384", 48),
        KeyAlgorithm.EcdsaP521 => ("P-521", 66),
        _ => ("Ed25519", null),
    };
}
