// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;
using Basil.Core.Keys;

namespace Basil.Core.Catalogs;

/// <summary>The catalog's spellings.</summary>
internal static class CatalogTokens
{
    internal static TokenSet<BackendKind> Kinds { get; } = new(
    [
        ("vault", BackendKind.Vault),
        ("keystore", BackendKind.Keystore),
        ("aws-kms", BackendKind.AwsKms),
        ("gcp-kms", BackendKind.GcpKms),
    ]);

    internal static TokenSet<KeyEngine> Engines { get; } = new(
    [
        ("transit", KeyEngine.Transit),
        ("kv2", KeyEngine.Kv2),
        ("pki", KeyEngine.Pki),
    ]);

    internal static TokenSet<KeyClass> Classes { get; } = new(
    [
        ("asymmetric", KeyClass.Asymmetric),
        ("symmetric", KeyClass.Symmetric),
        ("value", KeyClass.Value),
        ("public", KeyClass.Public),
        ("sealing", KeyClass.Sealing),
    ]);

    internal static TokenSet<MissingKeyRule> MissingRules { get; } = new(
    [
        ("error", MissingKeyRule.Error),
        ("warn", MissingKeyRule.Warn),
        ("generate", MissingKeyRule.Generate),
    ]);

    internal static TokenSet<KeyAlgorithm> KeyTypes { get; } =
        new([.. Enum.GetValues<KeyAlgorithm>().Select(algorithm => (algorithm.Token(), algorithm))]);
}
