// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Basil.Testing;

namespace Basil.Backends.Tests.Iam;

/// <summary>A policy of deploy/iam, as it is or with less in it.</summary>
internal static class PolicyFile
{
    /// <summary>The account and the region that the files are written for.</summary>
    internal const string Account = "111122223333";

    internal const string Region = "us-east-1";

    private static readonly string[] SampleKeyIds = ["d0a1f0c2-5d1e-4c8a-9b7e-1f2a3b4c5d6e", "e7b2c1d3-6e2f-4d9b-8c6f-2a3b4c5d6e7f"];

    internal static string Read(string name) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "deploy", "iam", name));

    /// <summary>The policy with the sample's key ids replaced by these.</summary>
    internal static string For(string name, string signingKeyId, string encryptionKeyId) => Read(name)
        .Replace(SampleKeyIds[0], signingKeyId, StringComparison.Ordinal)
        .Replace(SampleKeyIds[1], encryptionKeyId, StringComparison.Ordinal);

    internal static IReadOnlyList<string> Actions(string policy) =>
        [.. Statements(policy).SelectMany(statement => Actions(statement!)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    internal static string Without(string policy, string action)
    {
        var document = JsonNode.Parse(policy)!;
        var statements = document["Statement"]!.AsArray();
        foreach (var statement in statements.ToList())
        {
            var left = Actions(statement!).Where(known => known != action).ToArray();
            statement!["Action"] = new JsonArray([.. left.Select(known => (JsonNode)known)]);
            if (left.Length == 0)
            {
                statements.Remove(statement);
            }
        }

        return document.ToJsonString();
    }

    private static JsonArray Statements(string policy) => JsonNode.Parse(policy)!["Statement"]!.AsArray();

    private static string[] Actions(JsonNode statement) => statement["Action"] is JsonArray list
        ? [.. list.Select(action => action!.GetValue<string>())]
        : [statement["Action"]!.GetValue<string>()];
}
