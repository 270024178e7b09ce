// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using Basil.DevKms.Protocol;

namespace Basil.DevKms.Cryptography;

/// <summary>The limits that the KMS service model puts on the fields of the cryptographic operations.</summary>
internal static class FieldRules
{
    public const int LargestMessage = 4096;
    public const int LargestBlob = 6144;

    private static readonly string[] SigningAlgorithms =
    [
        "RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
        "RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512",
        "ECDSA_SHA_256", "ECDSA_SHA_384", "ECDSA_SHA_512", "SM2DSA", "ML_DSA_SHAKE_256", "ED25519_SHA_512", "ED25519_PH_SHA_512",
    ];

    private static readonly string[] EncryptionAlgorithms = ["SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE"];
    private static readonly string[] MessageTypes = ["RAW", "DIGEST", "EXTERNAL_MU"];

    /// <summary>Null when the blob is there and has 1 to <paramref name="largest"/> bytes.</summary>
    public static KmsError? Blob(string member, [NotNull] byte[]? value, int largest)
    {
        if (value is null)
        {
            value = [];
            return KmsError.Missing(member);
        }

        return value.Length is 0 || value.Length > largest
            ? KmsError.Constraint(member, null, $"Member must have length between 1 and {largest}")
            : null;
    }

    public static KmsError? SigningAlgorithm(string? value) =>
        value is null ? KmsError.Missing("signingAlgorithm") : OneOf("signingAlgorithm", value, SigningAlgorithms);

    public static KmsError? EncryptionAlgorithm(string? value) =>
        value is null ? null : OneOf("encryptionAlgorithm", value, EncryptionAlgorithms);

    public static KmsError? MessageType(string? value) => value is null ? null : OneOf("messageType", value, MessageTypes);

    public static KmsError? EncryptionContext(Dictionary<string, string>? context) =>
        context?.Values.Any(value => value is null) ?? false ? KmsError.Missing("encryptionContext") : null;

    private static KmsError? OneOf(string member, string value, string[] allowed) =>
        allowed.Contains(value, StringComparer.Ordinal)
            ? null
            : KmsError.Constraint(member, value, $"Member must satisfy enum value set: [{string.Join(", ", allowed)}]");
}
