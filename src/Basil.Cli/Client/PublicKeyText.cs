// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Basil.Cli.Terminal;
using Basil.Core.Jwt;
using Basil.Core.Keys;

namespace Basil.Cli.Client;

/// <summary>A public key as text.</summary>
internal static class PublicKeyText
{
    internal static string Pem(PublishedKey key) => PemEncoding.WriteString("PUBLIC KEY", key.SubjectPublicKeyInfo);

    /// <summary>RFC 7517 on one line; RFC 8037 for Ed25519. The <c>kid</c> is the one in the tokens that the key mints.</summary>
    /// <exception cref="CryptographicException">The type has no such form here.</exception>
    internal static string Jwk(PublishedKey key)
    {
        var algorithm = key.Algorithm ?? throw new CryptographicException($"A key of type {key.KeyType} has no JWK form here.");

        // Checks that the bytes are a key of the type.
        _ = key.SubjectPublicKeyInfo;
        var signature = JwtAlgorithm.Of(algorithm) ?? throw new CryptographicException($"A key of type {key.KeyType} signs no tokens.");
        var raw = key.Raw.ToArray();
        return JsonText.Object(json =>
        {
            WriteCoordinates(json, algorithm, raw);
            json.WriteString("use", "sig");
            json.WriteString("alg", signature);
            json.WriteString("kid", JwtAlgorithm.KeyId(signature, raw));
        });
    }

    /// <summary>The broker's answer with the key in the format asked for; der and raw are bytes, so they are in base64.</summary>
    internal static string Json(PublishedKey key, string format) => JsonText.Object(json =>
    {
        json.WriteString("key_id", key.KeyId);
        json.WriteString("key_type", key.KeyType);
        json.WriteNumber("version", key.Version);
        json.WriteString("format", format);
        json.WritePropertyName("public_key");
        switch (format)
        {
            case "pem":
                json.WriteStringValue(Pem(key) + "\n");
                break;
            case "der":
                json.WriteBase64StringValue(key.SubjectPublicKeyInfo);
                break;
            case "jwk":
                json.WriteRawValue(Jwk(key));
                break;
            case "raw":
                json.WriteBase64StringValue(key.Raw);
                break;
            default:
                json.WriteStringValue(ByteText.Encode(key.Raw, ByteText.ParseFormat("--format", format)));
                break;
        }
    });

    private static void WriteCoordinates(Utf8JsonWriter json, KeyAlgorithm algorithm, ReadOnlySpan<byte> raw)
    {
        if (algorithm is KeyAlgorithm.Ed25519 or KeyAlgorithm.Ed25519Nkey)
        {
            json.WriteString("kty", "OKP");
            json.WriteString("crv", "Ed25519");
            json.WriteString("x", Base64Url.EncodeToString(raw));
            return;
        }

        var width = (raw.Length - 1) / 2;
        json.WriteString("kty", "EC");
        json.WriteString("crv", algorithm switch
        {
            KeyAlgorithm.EcdsaP256 => "P-256",
            KeyAlgorithm.EcdsaP384 => "P-384",
            _ => "P-521",
        });
        json.WriteString("x", Base64Url.EncodeToString(raw.Slice(1, width)));
        json.WriteString("y", Base64Url.EncodeToString(raw[(1 + width)..]));
    }
}
