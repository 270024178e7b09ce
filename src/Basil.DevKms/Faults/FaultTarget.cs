// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.DevKms.Aliases;
using Basil.DevKms.Keys;

namespace Basil.DevKms.Faults;

/// <summary>Which key a request body names, for rules that are about one key.</summary>
internal sealed class FaultTarget(KeyStore store)
{
    private static readonly string[] Members = ["KeyId", "TargetKeyId", "AliasName"];

    public bool Names(ReadOnlyMemory<byte> body, string key)
    {
        var wanted = KeyIdOf(key);
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            foreach (var member in Members)
            {
                if (document.RootElement.TryGetProperty(member, out var value)
                    && value.ValueKind == JsonValueKind.String
                    && value.GetString() is { } named
                    && (named == key || KeyIdOf(named) == wanted))
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or a string that is not text: the operation itself says so to the caller.
            return false;
        }
    }

    private string KeyIdOf(string reference)
    {
        var name = reference.StartsWith("arn:", StringComparison.Ordinal) ? reference[(reference.LastIndexOf(':') + 1)..] : reference;
        name = name.StartsWith("key/", StringComparison.Ordinal) ? name["key/".Length..] : name;
        return name.StartsWith(AliasName.Prefix, StringComparison.Ordinal) && store.State.Aliases.TryGetValue(name, out var alias)
            ? alias.TargetKeyId
            : name;
    }
}
