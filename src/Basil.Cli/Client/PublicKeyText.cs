// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.Cli.Terminal;
using Basil.Core.Jwt;

namespace Basil.Cli.Client;

/// <summary>A public key as text.</summary>
internal static class PublicKeyText
{
    internal static string Pem(PublishedKey key) => PemEncoding.WriteString("PUBLIC KEY", key.SubjectPublicKeyInfo);

    /// <summary>RFC 7517 on one line; RFC 8037 for Ed25519. The <c>kid</c> is the one in the tokens that the key mints.</summary>
    /// <exception cref="CryptographicException">The type has no such form here.</exception>
    internal static JsonWebKey Jwk(PublishedKey key)
    {
        var algorithm = key.Algorithm ?? throw new CryptographicException($"A key of type {key.KeyType} has no JWK form here.");

        // Checks that the bytes are a key of the type.
        _ = key.SubjectPublicKeyInfo;
        return JsonWebKey.Of(algorithm, key.Raw);
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
                json.WriteRawValue(Jwk(key).Json);
                break;
            case "raw":
                json.WriteBase64StringValue(key.Raw);
                break;
            default:
                json.WriteStringValue(ByteText.Encode(key.Raw, ByteText.ParseFormat("--format", format)));
                break;
        }
    });
}
