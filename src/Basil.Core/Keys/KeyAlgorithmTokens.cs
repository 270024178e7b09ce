// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;

namespace Basil.Core.Keys;

/// <summary>The catalog's spelling of key algorithms.</summary>
internal static class KeyAlgorithmTokens
{
    private static readonly FrozenDictionary<KeyAlgorithm, string> Tokens = new Dictionary<KeyAlgorithm, string>
    {
        [KeyAlgorithm.Ed25519] = "ed25519",
        [KeyAlgorithm.Ed25519Nkey] = "ed25519-nkey",
        [KeyAlgorithm.Rsa2048] = "rsa-2048",
        [KeyAlgorithm.EcdsaP256] = "ecdsa-p256",
        [KeyAlgorithm.EcdsaP384] = "ecdsa-p384",
        [KeyAlgorithm.EcdsaP521] = "ecdsa-p521",
        [KeyAlgorithm.Aes256Gcm] = "aes-256-gcm",
        [KeyAlgorithm.ChaCha20Poly1305] = "chacha20-poly1305",
        [KeyAlgorithm.X25519] = "x25519",
        [KeyAlgorithm.MlKem512] = "ml-kem-512",
        [KeyAlgorithm.MlKem768] = "ml-kem-768",
        [KeyAlgorithm.MlKem1024] = "ml-kem-1024",
        [KeyAlgorithm.MlDsa44] = "ml-dsa-44",
        [KeyAlgorithm.MlDsa65] = "ml-dsa-65",
        [KeyAlgorithm.MlDsa87] = "ml-dsa-87",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, KeyAlgorithm> Algorithms =
        Tokens.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>All tokens, in the order of the enumeration; for messages that list what is allowed.</summary>
    internal static IEnumerable<string> All => Enum.GetValues<KeyAlgorithm>().Select(algorithm => Tokens[algorithm]);

    internal static string Token(this KeyAlgorithm algorithm) => Tokens[algorithm];

    internal static bool TryParse(string token, out KeyAlgorithm algorithm) => Algorithms.TryGetValue(token, out algorithm);

    /// <summary>Whether the algorithm makes signatures with an elliptic-curve key that <see cref="VerificationKey"/> can check locally.</summary>
    internal static bool IsEllipticCurveSignature(this KeyAlgorithm algorithm) =>
        algorithm is KeyAlgorithm.Ed25519 or KeyAlgorithm.Ed25519Nkey or KeyAlgorithm.EcdsaP256 or KeyAlgorithm.EcdsaP384 or KeyAlgorithm.EcdsaP521;

    /// <summary>The length of a fixed-width signature (RFC 8032 for Ed25519, r||s of RFC 7518 section 3.4 for ECDSA), in bytes.</summary>
    internal static int SignatureLength(this KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.Ed25519 or KeyAlgorithm.Ed25519Nkey or KeyAlgorithm.EcdsaP256 => 64,
        KeyAlgorithm.EcdsaP384 => 96,
        KeyAlgorithm.EcdsaP521 => 132,
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "The algorithm has no fixed-width signature here."),
    };
}
