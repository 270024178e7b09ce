// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;

namespace Basil.DevKms.Iam;

/// <summary>Reads a statement's Condition: operators, and under each of them condition keys with their values.</summary>
internal static class IamConditionReader
{
    private const string ForAnyValue = "ForAnyValue:";

    private static readonly string[] Keys = [IamCondition.RequestAlias, IamCondition.ResourceAliases];

    /// <exception cref="ArgumentException">An operator, a key or a value that DevKms does not evaluate.</exception>
    public static IEnumerable<IamCondition> Read(JsonElement conditions, string place)
    {
        if (conditions.ValueKind != JsonValueKind.Object)
        {
            throw IamPolicyReader.Wrong(place, "the Condition must be an object");
        }

        foreach (var operation in conditions.EnumerateObject())
        {
            if (operation.Value.ValueKind != JsonValueKind.Object)
            {
                throw IamPolicyReader.Wrong(place, $"the condition {operation.Name} must be an object");
            }

            foreach (var key in operation.Value.EnumerateObject())
            {
                yield return Condition(operation, key.Name, place);
            }
        }
    }

    private static IamCondition Condition(JsonProperty operation, string written, string place)
    {
        var anyValue = operation.Name.StartsWith(ForAnyValue, StringComparison.OrdinalIgnoreCase);
        var comparison = anyValue ? operation.Name[ForAnyValue.Length..] : operation.Name;
        var isLike = string.Equals(comparison, "StringLike", StringComparison.OrdinalIgnoreCase);
        if (!isLike && !string.Equals(comparison, "StringEquals", StringComparison.OrdinalIgnoreCase))
        {
            throw IamPolicyReader.Wrong(place, $"DevKms does not evaluate the condition operator {operation.Name}");
        }

        var key = Array.Find(Keys, known => string.Equals(known, written, StringComparison.OrdinalIgnoreCase))
            ?? throw IamPolicyReader.Wrong(place, $"DevKms does not evaluate the condition key {written}");
        if (key == IamCondition.ResourceAliases && !anyValue)
        {
            throw IamPolicyReader.Wrong(place, $"{key} has many values, so the operator must be {ForAnyValue}{comparison}");
        }

        var values = IamPolicyReader.Texts(operation.Value, written, place);
        return values.Any(value => value.Contains("${", StringComparison.Ordinal))
            ? throw IamPolicyReader.Wrong(place, $"{written} has a policy variable, which DevKms does not evaluate")
            : new IamCondition(key, isLike, values);
    }
}
