// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using Basil.Cli.Terminal;

namespace Basil.Cli.Demo;

/// <summary>The three files that a host is configured with, for the demo's keys and the user who runs it.</summary>
internal static class DemoDocuments
{
    /// <summary>The subject that the demo's user is.</summary>
    internal const string Subject = "demo-user";

    internal static void Write(DemoDirectory directory, uint userId)
    {
        AtomicFile.Write(directory.Catalog, Encoding.UTF8.GetBytes(Catalog() + "\n"), secret: true);
        AtomicFile.Write(directory.Policy, Encoding.UTF8.GetBytes(Policy(userId) + "\n"), secret: true);
        AtomicFile.Write(directory.Configuration, Encoding.UTF8.GetBytes(Configuration(directory.Socket) + "\n"), secret: true);
    }

    internal static string Catalog() => JsonText.Object(
        json =>
        {
            json.WriteNumber("schemaVersion", 1);
            json.WriteStartObject("backends");
            json.WriteStartObject("kms");
            json.WriteString("kind", "aws-kms");
            json.WriteString("addr", "local stand-in for AWS KMS");
            WriteArray(json, "engines", "transit");
            WriteArray(json, "mintKeyTypes", [.. DemoKey.All.Select(key => key.Type).Distinct(StringComparer.Ordinal)]);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("keys");
            foreach (var key in DemoKey.All)
            {
                json.WriteStartObject(key.Name);
                json.WriteString("class", key.Class);
                json.WriteString("keyType", key.Type);
                json.WriteString("backend", "kms");
                json.WriteString("path", key.Name.Replace('.', '/'));
                json.WriteBoolean("writable", false);
                json.WriteString("missing", "generate");
                json.WriteString("description", key.Description);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        },
        indented: true);

    internal static string Policy(uint userId) => JsonText.Object(
        json =>
        {
            json.WriteNumber("schemaVersion", 2);
            json.WriteStartObject("subjects");
            json.WriteStartObject(Subject);
            json.WriteStartArray("anyOf");
            json.WriteStartObject();
            json.WriteString("kind", "unix");
            json.WriteNumber("uid", userId);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("roles");
            WriteArray(json, "key-user", "list", "get_public_key", "sign", "verify", "encrypt", "decrypt", "mint");
            json.WriteEndObject();
            json.WriteStartArray("rules");
            WriteRule(json, "use-the-demo-keys", "role:key-user", [.. DemoKey.Usable.Select(key => key.Name)], "Everything with these keys");
            WriteRule(json, "see-the-secret-signer", "op:list", [DemoKey.Secret.Name], "It is listed; no rule allows signing with it");
            WriteRule(json, "ask-why", "op:explain", ["broker.explain"], "basil explain --live");
            json.WriteEndArray();
        },
        indented: true);

    internal static string Configuration(string socket) => JsonText.Object(
        json =>
        {
            json.WriteString("catalog", "catalog.json");
            json.WriteString("policy", "policy.json");
            json.WriteString("socket", socket);
            json.WriteString("auditLog", "audit.jsonl");
            json.WriteStartObject("backends");
            json.WriteStartObject("kms");
            json.WriteString("region", "us-east-1");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("devKms");
            json.WriteBoolean("enabled", true);
            json.WriteNumber("port", 0);
            json.WriteString("state", "dev-kms.json");
            json.WriteEndObject();
        },
        indented: true);

    private static void WriteRule(Utf8JsonWriter json, string id, string action, IReadOnlyList<string> targets, string comment)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        WriteArray(json, "subjects", Subject);
        WriteArray(json, "action", action);
        WriteArray(json, "target", targets);
        json.WriteString("comment", comment);
        json.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter json, string name, params IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
