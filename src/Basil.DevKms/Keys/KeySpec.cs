// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

/// <summary>One key spec of the KMS developer guide that DevKms holds keys of.</summary>
/// <param name="Name">The value of <c>KeySpec</c>.</param>
/// <param name="Usage">The only <c>KeyUsage</c> it has here.</param>
/// <param name="Algorithms">The signing or encryption algorithms, by their KMS names.</param>
internal sealed record KeySpec(string Name, string Usage, string[] Algorithms)
{
    public const string SignVerify = "SIGN_VERIFY";
    public const string EncryptDecrypt = "ENCRYPT_DECRYPT";

    public static readonly KeySpec Symmetric = new("SYMMETRIC_DEFAULT", EncryptDecrypt, ["SYMMETRIC_DEFAULT"]);
    public static readonly KeySpec P256 = new("ECC_NIST_P256", SignVerify, ["ECDSA_SHA_256"]);
    public static readonly KeySpec P384 = new("ECC_NIST_P384", SignVerify, ["ECDSA_SHA_384"]);
    public static readonly KeySpec P521 = new("ECC_NIST_P521", SignVerify, ["ECDSA_SHA_512"]);
    public static readonly KeySpec Ed25519 = new("ECC_NIST_EDWARDS25519", SignVerify, ["ED25519_SHA_512", "ED25519_PH_SHA_512"]);

    public static readonly IReadOnlyList<KeySpec> All = [Symmetric, P256, P384, P521, Ed25519];

    /// <summary>Key specs that KMS has and DevKms does not.</summary>
    public static readonly IReadOnlyList<string> NotHere =
    [
        "RSA_2048", "RSA_3072", "RSA_4096", "ECC_SECG_P256K1", "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "SM2",
        "ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "ML_KEM_512", "ML_KEM_768", "ML_KEM_1024",
    ];

    /// <summary>The value of the deprecated <c>CustomerMasterKeySpec</c>; its enumeration was closed before Ed25519 came.</summary>
    public string? DeprecatedName => ReferenceEquals(this, Ed25519) ? null : Name;

    public bool IsSymmetric => ReferenceEquals(this, Symmetric);

    public static KeySpec? Find(string name)
    {
        foreach (var spec in All)
        {
            if (string.Equals(spec.Name, name, StringComparison.Ordinal))
            {
                return spec;
            }
        }

        return null;
    }
}
