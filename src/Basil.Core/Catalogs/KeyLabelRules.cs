// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Basil.Core.Documents;
using Basil.Core.Keys;

namespace Basil.Core.Catalogs;

/// <summary>The labels that mean something: their form, their values, and what they ask of the key.</summary>
internal static class KeyLabelRules
{
    // An empty list of values means any that is not blank.
    private static readonly FrozenDictionary<string, string[]> Reserved = new Dictionary<string, string[]>
    {
        ["crypto_provider"] = ["vault-transit", "local-software"],
        ["crypto_provider_policy"] = ["backend-preferred", "backend-required", "local-software"],
        ["crypto_provider_version"] = [],
        ["migration_target"] = [],
        ["pqc_algorithm"] = ["ml-dsa-44", "ml-dsa-65", "ml-dsa-87", "ml-kem-512", "ml-kem-768", "ml-kem-1024"],
        ["pqc_custody"] = ["backend-native", "software-encrypted"],
        ["pqc_storage_key"] = [],
        ["broker_key_use"] = ["response-signing", "request-encryption", "response-encryption"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static void Check(KeyDocument key, DocumentErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, text) in key.Labels)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? text : text[..equals];
            if (Reserved.TryGetValue(name, out var values))
            {
                CheckReserved(at, name, equals < 0 ? null : text[(equals + 1)..], values, seen, errors);
            }
        }

        CheckSvid(key, errors);
        if (key.KeyType == KeyAlgorithm.Ed25519Nkey && !key.Labels.Any(label => label.Text.StartsWith("nats_type=", StringComparison.Ordinal)))
        {
            errors.Warn(key.Fields.Value, DocumentRule.NatsTypeMissing, "a key of type ed25519-nkey has no label nats_type, so it issues nothing");
        }
    }

    private static void CheckReserved(DocumentValue at, string name, string? value, string[] values, HashSet<string> seen, DocumentErrors errors)
    {
        if (value is null)
        {
            errors.Add(at, DocumentRule.LabelForm, $"the reserved label {name} has the form {name}=VALUE");
            return;
        }

        if (!seen.Add(name))
        {
            errors.Add(at, DocumentRule.LabelDuplicate, $"the reserved label {name} is given twice");
        }

        if (values.Length > 0 && !values.Contains(value, StringComparer.Ordinal))
        {
            errors.Add(
                at,
                DocumentRule.LabelValue,
                $"the reserved label {name} is one of {string.Join(", ", values)}, not '{DocumentText.Shown(value)}'");
        }
        else if (values.Length == 0 && string.IsNullOrWhiteSpace(value))
        {
            errors.Add(at, DocumentRule.LabelValue, $"the reserved label {name} needs a value");
        }
    }

    private static void CheckSvid(KeyDocument key, DocumentErrors errors)
    {
        var kind = key.Labels.FirstOrDefault(label => label.Text.StartsWith("svid_kind=", StringComparison.Ordinal));
        if (kind.Text == "svid_kind=jwt"
            && key.KeyType is { } type and not (KeyAlgorithm.Rsa2048 or KeyAlgorithm.EcdsaP256 or KeyAlgorithm.EcdsaP384))
        {
            errors.Add(
                key.Fields.Find("keyType")!,
                DocumentRule.SvidKeyType,
                $"an issuer of SPIFFE JWT-SVIDs is of type rsa-2048, ecdsa-p256 or ecdsa-p384, not {type.Token()}");
        }
    }
}
