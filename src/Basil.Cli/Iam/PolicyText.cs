// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.Cli.Terminal;

namespace Basil.Cli.Iam;

/// <summary>Writes a policy as the JSON that IAM takes.</summary>
internal static class PolicyText
{
    /// <summary>The characters that IAM takes in a customer managed policy, white space not counted (IAM user guide, quotas).</summary>
    internal const int LargestManagedPolicy = 6144;

    internal static string Json(IReadOnlyList<PolicyStatement> statements) => JsonText.Object(
        json =>
        {
            json.WriteString("Version", "2012-10-17");
            json.WriteStartArray("Statement");
            foreach (var statement in statements)
            {
                Write(json, statement);
            }

            json.WriteEndArray();
        },
        indented: true);

    /// <summary>The size as IAM counts it.</summary>
    internal static int Size(string policy) => policy.Count(character => !char.IsWhiteSpace(character));

    private static void Write(Utf8JsonWriter json, PolicyStatement statement)
    {
        json.WriteStartObject();
        json.WriteString("Sid", statement.Sid);
        json.WriteString("Effect", "Allow");
        Write(json, "Action", statement.Actions);
        Write(json, "Resource", statement.Resources);
        if (statement.RequestAliases.Count > 0)
        {
            json.WriteStartObject("Condition");
            json.WriteStartObject("StringLike");
            Write(json, "kms:RequestAlias", statement.RequestAliases);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
