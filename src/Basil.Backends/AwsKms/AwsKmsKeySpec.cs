// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Basil.Core.Keys;

namespace Basil.Backends.AwsKms;

/// <summary>How KMS names one of the five key types that Basil uses there (KMS Developer Guide, Key spec reference).</summary>
/// <param name="Algorithm">The catalog's key type.</param>
/// <param name="Spec">The KeySpec that it is created with and must have.</param>
/// <param name="Usage">The KeyUsage that it must have.</param>
/// <param name="Signing">The signing algorithm, or null for the symmetric key.</param>
/// <param name="Digest">The hash that is computed here before ECDSA; null where the message itself is sent.</param>
internal sealed record AwsKmsKeySpec(
    KeyAlgorithm Algorithm,
    KeySpec Spec,
    KeyUsageType Usage,
    SigningAlgorithmSpec? Signing,
    HashAlgorithmName? Digest)
{
    private static readonly AwsKmsKeySpec[] All =
    [
        new(KeyAlgorithm.Ed25519, KeySpec.ECC_NIST_EDWARDS25519, KeyUsageType.SIGN_VERIFY, SigningAlgorithmSpec.ED25519_SHA_512, null),
        new(KeyAlgorithm.EcdsaP256, KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY, SigningAlgorithmSpec.ECDSA_SHA_256, HashAlgorithmName.SHA256),
        new(KeyAlgorithm.EcdsaP384, KeySpec.ECC_NIST_P384, KeyUsageType.SIGN_VERIFY, SigningAlgorithmSpec.ECDSA_SHA_384, HashAlgorithmName.SHA384),
        new(KeyAlgorithm.EcdsaP521, KeySpec.ECC_NIST_P521, KeyUsageType.SIGN_VERIFY, SigningAlgorithmSpec.ECDSA_SHA_512, HashAlgorithmName.SHA512),
        new(KeyAlgorithm.Aes256Gcm, KeySpec.SYMMETRIC_DEFAULT, KeyUsageType.ENCRYPT_DECRYPT, null, null),
    ];

    /// <summary>Null for a key type that KMS or Basil's use of it does not offer.</summary>
    internal static AwsKmsKeySpec? For(KeyAlgorithm algorithm) => Array.Find(All, spec => spec.Algorithm == algorithm);

    /// <summary>Null for a KeySpec that Basil does not use.</summary>
    internal static AwsKmsKeySpec? Named(string? spec) => Array.Find(All, known => known.Spec.Value == spec);
}
