// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;
using Basil.Protocol.V1;

namespace Basil.Protocol;

/// <summary>The wire's enumerations and the vocabulary of Core. Numbers that a caller made up are <c>false</c> or null here, never a guess.</summary>
internal static class WireKeys
{
    /// <summary>The wire's type of an asymmetric key; null for symmetric keys and for X25519, for which the wire has none.</summary>
    internal static KeyType? ToKeyType(this KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.Ed25519 => KeyType.Ed25519,
        KeyAlgorithm.Ed25519Nkey => KeyType.Ed25519Nkey,
        KeyAlgorithm.Rsa2048 => KeyType.Rsa2048,
        KeyAlgorithm.EcdsaP256 => KeyType.EcdsaP256,
        KeyAlgorithm.EcdsaP384 => KeyType.EcdsaP384,
        KeyAlgorithm.EcdsaP521 => KeyType.EcdsaP521,
        KeyAlgorithm.MlKem512 => KeyType.MlKem512,
        KeyAlgorithm.MlKem768 => KeyType.MlKem768,
        KeyAlgorithm.MlKem1024 => KeyType.MlKem1024,
        KeyAlgorithm.MlDsa44 => KeyType.MlDsa44,
        KeyAlgorithm.MlDsa65 => KeyType.MlDsa65,
        KeyAlgorithm.MlDsa87 => KeyType.MlDsa87,
        KeyAlgorithm.Aes256Gcm or KeyAlgorithm.ChaCha20Poly1305 or KeyAlgorithm.X25519 => null,
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "The algorithm is not in the vocabulary."),
    };

    /// <summary>The algorithm of a wire key type; null for unspecified and for unknown numbers.</summary>
    internal static KeyAlgorithm? ToKeyAlgorithm(this KeyType keyType) => keyType switch
    {
        KeyType.Ed25519 => KeyAlgorithm.Ed25519,
        KeyType.Ed25519Nkey => KeyAlgorithm.Ed25519Nkey,
        KeyType.Rsa2048 => KeyAlgorithm.Rsa2048,
        KeyType.EcdsaP256 => KeyAlgorithm.EcdsaP256,
        KeyType.EcdsaP384 => KeyAlgorithm.EcdsaP384,
        KeyType.EcdsaP521 => KeyAlgorithm.EcdsaP521,
        KeyType.MlKem512 => KeyAlgorithm.MlKem512,
        KeyType.MlKem768 => KeyAlgorithm.MlKem768,
        KeyType.MlKem1024 => KeyAlgorithm.MlKem1024,
        KeyType.MlDsa44 => KeyAlgorithm.MlDsa44,
        KeyType.MlDsa65 => KeyAlgorithm.MlDsa65,
        KeyType.MlDsa87 => KeyAlgorithm.MlDsa87,
        _ => null,
    };

    /// <summary>The wire's suite of a symmetric key; null for every other algorithm.</summary>
    internal static AeadAlgorithm? ToAeadAlgorithm(this KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.Aes256Gcm => AeadAlgorithm.Aes256Gcm,
        KeyAlgorithm.ChaCha20Poly1305 => AeadAlgorithm.Chacha20Poly1305,
        _ => null,
    };

    /// <summary>The algorithm of a wire suite; null for unspecified and for unknown numbers.</summary>
    internal static KeyAlgorithm? ToKeyAlgorithm(this AeadAlgorithm algorithm) => algorithm switch
    {
        AeadAlgorithm.Aes256Gcm => KeyAlgorithm.Aes256Gcm,
        AeadAlgorithm.Chacha20Poly1305 => KeyAlgorithm.ChaCha20Poly1305,
        _ => null,
    };

    /// <summary>
    /// Whether the number is one of the contract's, unspecified included. It is all that Sign and Verify ask: the catalog's key type alone
    /// decides how a key signs.
    /// </summary>
    internal static bool IsKnown(this SigningAlgorithm algorithm) =>
        algorithm is >= SigningAlgorithm.Unspecified and <= SigningAlgorithm.Es256;

    internal static CatalogKind ToCatalogKind(this KeyClass keyClass) => keyClass switch
    {
        KeyClass.Asymmetric or KeyClass.Public => CatalogKind.Signing,
        KeyClass.Symmetric or KeyClass.Sealing => CatalogKind.Encryption,
        KeyClass.Value => CatalogKind.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(keyClass), keyClass, "The class is not in the vocabulary."),
    };
}
