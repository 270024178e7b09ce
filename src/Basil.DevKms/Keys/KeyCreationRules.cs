// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.DevKms.Protocol;

namespace Basil.DevKms.Keys;

/// <summary>Which CreateKey requests KMS would take, and which of those DevKms can serve.</summary>
internal static class KeyCreationRules
{
    private const int LongestDescription = 8192;
    private const int LongestPolicy = 131_072;

    private static readonly string[] Usages = [KeySpec.SignVerify, KeySpec.EncryptDecrypt, "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"];
    private static readonly string[] Origins = ["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"];

    public static KmsOutcome<KeySpec> Check(CreateKeyRequest request)
    {
        if (request.Description?.Length > LongestDescription)
        {
            return KmsError.Constraint("description", null, $"Member must have length less than or equal to {LongestDescription}");
        }

        if (Origin(request) is { } origin)
        {
            return origin;
        }

        if (request.Policy is { } policy && !IsPolicy(policy))
        {
            return KmsError.Refused("MalformedPolicyDocumentException", "The policy is not a JSON object of at most 131072 characters.");
        }

        return Spec(request).TryGet(out var spec, out var error) ? Usage(request, spec) : error;
    }

    private static KmsError? Origin(CreateKeyRequest request)
    {
        if (request.Origin is { } origin && !Origins.Contains(origin, StringComparer.Ordinal))
        {
            return NotInEnum("origin", origin, Origins);
        }

        return request.Origin is not (null or "AWS_KMS") || request.CustomKeyStoreId is not null || request.XksKeyId is not null
            ? KmsError.Unsupported("DevKms makes its own key material: it has no imported key material and no custom key stores.")
            : null;
    }

    private static bool IsPolicy(string policy)
    {
        if (policy.Length is 0 or > LongestPolicy)
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(policy);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static KmsOutcome<KeySpec> Spec(CreateKeyRequest request)
    {
        if (request is { KeySpec: not null, CustomerMasterKeySpec: not null })
        {
            return KmsError.Validation("KeySpec and CustomerMasterKeySpec cannot both be given; CustomerMasterKeySpec is deprecated.");
        }

        var name = request.KeySpec ?? request.CustomerMasterKeySpec ?? KeySpec.Symmetric.Name;
        if (KeySpec.Find(name) is { } spec)
        {
            return spec;
        }

        return KeySpec.NotHere.Contains(name, StringComparer.Ordinal)
            ? KmsError.Unsupported(
                $"DevKms lacks keys of KeySpec {name}; it has {string.Join(", ", KeySpec.All.Select(known => known.Name))}.")
            : NotInEnum("keySpec", name, KeySpec.All.Select(known => known.Name).Concat(KeySpec.NotHere));
    }

    private static KmsOutcome<KeySpec> Usage(CreateKeyRequest request, KeySpec spec)
    {
        var usage = request.KeyUsage ?? KeySpec.EncryptDecrypt;
        if (!Usages.Contains(usage, StringComparer.Ordinal))
        {
            return NotInEnum("keyUsage", usage, Usages);
        }

        if (string.Equals(usage, spec.Usage, StringComparison.Ordinal))
        {
            return spec;
        }

        // KMS derives shared secrets with NIST curves, but not with Ed25519.
        return usage == "KEY_AGREEMENT" && spec != KeySpec.Ed25519 && !spec.IsSymmetric
            ? KmsError.Unsupported("DevKms lacks keys of KeyUsage KEY_AGREEMENT.")
            : KmsError.Validation($"KeyUsage {usage} is not compatible with KeySpec {spec.Name}.");
    }

    private static KmsError NotInEnum(string member, string value, IEnumerable<string> allowed) =>
        KmsError.Constraint(member, value, $"Member must satisfy enum value set: [{string.Join(", ", allowed)}]");
}
