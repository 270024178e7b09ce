// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.Core.Errors;

namespace Basil.Core.Jwt;

/// <summary>Reads the claims that a caller adds to a token.</summary>
internal static class JwtClaims
{
    internal const int MaxBytes = 64 * 1024;
    internal const int MaxDepth = 16;

    private static readonly string[] Reserved = ["iss", "iat", "exp", "jti", "sub", "nbf"];

    /// <summary>Parses the claims: a JSON object without reserved or repeated names, or no bytes at all for none.</summary>
    internal static Outcome<JsonDocument> Parse(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaxBytes)
        {
            return BrokerError.InvalidRequest($"the extra claims are larger than {MaxBytes} bytes");
        }

        JsonDocument? document = null;
        try
        {
            // A copy: the document reads lazily, and the caller's buffer is not ours to keep.
            document = JsonDocument.Parse(
                json.IsEmpty ? "{}"u8.ToArray() : json.ToArray(),
                new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = MaxDepth });
            if (Problem(document.RootElement) is not { } problem)
            {
                return document;
            }

            document.Dispose();
            return BrokerError.InvalidRequest(problem);
        }
        catch (JsonException)
        {
            document?.Dispose();
            return BrokerError.InvalidRequest($"the extra claims are not valid JSON with unique names and at most {MaxDepth} levels");
        }
        catch (InvalidOperationException)
        {
            document?.Dispose();
            return BrokerError.InvalidRequest("the extra claims have an escape that is no character");
        }
    }

    private static string? Problem(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return "the extra claims are not a JSON object";
        }

        foreach (var claim in root.EnumerateObject())
        {
            if (Reserved.Contains(claim.Name, StringComparer.Ordinal))
            {
                return $"the claim '{claim.Name}' is set by the broker and cannot be among the extra claims";
            }
        }

        RequireText(root);
        return null;
    }

    /// <exception cref="InvalidOperationException">A string or name has half of a surrogate pair.</exception>
    private static void RequireText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    RequireText(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    RequireText(member.Value);
                }

                break;
            default:
                break;
        }
    }
}
