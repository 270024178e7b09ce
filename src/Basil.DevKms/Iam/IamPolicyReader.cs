// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text.Json;

namespace Basil.DevKms.Iam;

/// <summary>
/// Reads an identity policy of IAM (IAM user guide, JSON policy elements). What DevKms does not evaluate is an error and never passed over:
/// a condition that is not looked at would allow what AWS denies.
/// </summary>
internal static class IamPolicyReader
{
    private const string Version = "2012-10-17";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The statements, in order.</summary>
    /// <exception cref="ArgumentException">The policy cannot be evaluated; the message says where and why.</exception>
    public static IReadOnlyList<IamStatement> Read(string policy)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(policy, Strict);
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The policy is not JSON: {exception.Message}", exception);
        }

        using (document)
        {
            var root = document.RootElement;
            Only(root, "the policy", "Version", "Id", "Statement");
            if (!root.TryGetProperty("Version", out var version) || version.ValueKind != JsonValueKind.String || version.GetString() != Version)
            {
                throw new ArgumentException($"The policy needs \"Version\": \"{Version}\".");
            }

            if (!root.TryGetProperty("Statement", out var statements))
            {
                throw new ArgumentException("The policy has no Statement.");
            }

            return statements.ValueKind == JsonValueKind.Array
                ? [.. statements.EnumerateArray().Select((statement, index) => Statement(statement, index + 1))]
                : [Statement(statements, 1)];
        }
    }

    private static IamStatement Statement(JsonElement statement, int number)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"statement {number}");
        Only(statement, place, "Sid", "Effect", "Action", "Resource", "Condition");
        var effect = statement.TryGetProperty("Effect", out var written) && written.ValueKind == JsonValueKind.String ? written.GetString() : null;
        if (effect is not ("Allow" or "Deny"))
        {
            throw Wrong(place, "the Effect must be Allow or Deny");
        }

        return new IamStatement(
            effect == "Allow",
            [.. Texts(statement, "Action", place).Select(action => Action(action, place))],
            [.. Texts(statement, "Resource", place).Select(resource => Resource(resource, place))],
            statement.TryGetProperty("Condition", out var condition) ? [.. IamConditionReader.Read(condition, place)] : []);
    }

    private static string Action(string action, string place) => action == "*" || action.Contains(':', StringComparison.Ordinal)
        ? action
        : throw Wrong(place, $"the action '{action}' has no service in front, such as kms:Sign has");

    private static IamResource Resource(string pattern, string place) =>
        IamResource.TryParse(pattern, out var resource, out var problem) ? resource : throw Wrong(place, problem);

    /// <summary>A text, or a list of at least one.</summary>
    internal static IReadOnlyList<string> Texts(JsonElement parent, string name, string place)
    {
        if (!parent.TryGetProperty(name, out var value))
        {
            throw Wrong(place, $"{name} is missing");
        }

        JsonElement[] items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        return items.Length > 0 && Array.TrueForAll(items, item => item is { ValueKind: JsonValueKind.String } && item.GetString() is { Length: > 0 })
            ? [.. items.Select(item => item.GetString()!)]
            : throw Wrong(place, $"{name} must be a text or a list of texts");
    }

    internal static ArgumentException Wrong(string place, string problem) => new($"The policy's {place}: {problem}.");

    private static void Only(JsonElement element, string place, params ReadOnlySpan<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"In a policy {place} must be an object.");
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw new ArgumentException($"In a policy {place} has '{member.Name}', which DevKms does not evaluate.");
            }
        }
    }
}
