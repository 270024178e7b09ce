// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Client;
using Basil.Core.Jwt;
using Basil.Core.Keys;

namespace Basil.Cli.Client;

/// <summary>The client's enumerations in the catalog's spelling.</summary>
internal static class KeyWords
{
    /// <summary>The key types that have a spelling, in the order of the wire.</summary>
    internal static IReadOnlyList<string> KeyTypes { get; } =
        [.. Enum.GetValues<BasilKeyType>().Where(type => type != BasilKeyType.Unspecified).Select(type => type.Word())];

    /// <summary>The spellings of suites that <c>--algorithm</c> takes: the catalog's, and the one that other Basil clients have.</summary>
    internal static IReadOnlyList<string> Algorithms { get; } = ["aes-256-gcm", "aes256-gcm", "chacha20-poly1305"];

    internal static string Word(this BasilKeyType type) => type switch
    {
        BasilKeyType.Ed25519 => "ed25519",
        BasilKeyType.Ed25519Nkey => "ed25519-nkey",
        BasilKeyType.Rsa2048 => "rsa-2048",
        BasilKeyType.MLDsa44 => "ml-dsa-44",
        BasilKeyType.MLDsa65 => "ml-dsa-65",
        BasilKeyType.MLDsa87 => "ml-dsa-87",
        BasilKeyType.MLKem512 => "ml-kem-512",
        BasilKeyType.MLKem768 => "ml-kem-768",
        BasilKeyType.MLKem1024 => "ml-kem-1024",
        BasilKeyType.EcdsaP256 => "ecdsa-p256",
        BasilKeyType.EcdsaP384 => "ecdsa-p384",
        BasilKeyType.EcdsaP521 => "ecdsa-p521",
        _ => "unknown",
    };

    internal static BasilKeyType? ParseKeyType(string word)
    {
        foreach (var type in Enum.GetValues<BasilKeyType>())
        {
            if (type != BasilKeyType.Unspecified && type.Word() == word)
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>Whether keys of the type sign JSON Web Tokens; a type that the broker did not tell may.</summary>
    internal static bool SignsTokens(BasilKeyType? type) =>
        type is null || (KeyAlgorithmTokens.TryParse(type.Value.Word(), out var algorithm) && JwtAlgorithm.Of(algorithm) is not null);

    internal static string Word(this BasilCatalogKind kind) => kind switch
    {
        BasilCatalogKind.Signing => "signing",
        BasilCatalogKind.Value => "value",
        BasilCatalogKind.Encryption => "encryption",
        _ => "unknown",
    };

    internal static string Word(this BasilReadinessReason reason) => reason switch
    {
        BasilReadinessReason.Ready => "ready",
        BasilReadinessReason.BackendUnreachable => "backend_unreachable",
        BasilReadinessReason.RequiredKeyMissing => "required_key_missing",
        _ => "unknown",
    };

    internal static string Word(this BasilAeadAlgorithm algorithm) => algorithm switch
    {
        BasilAeadAlgorithm.Aes256Gcm => "aes-256-gcm",
        BasilAeadAlgorithm.ChaCha20Poly1305 => "chacha20-poly1305",
        _ => "unknown",
    };

    internal static BasilAeadAlgorithm? ParseAlgorithm(string word) => word switch
    {
        "aes-256-gcm" or "aes256-gcm" => BasilAeadAlgorithm.Aes256Gcm,
        "chacha20-poly1305" => BasilAeadAlgorithm.ChaCha20Poly1305,
        _ => null,
    };
}
