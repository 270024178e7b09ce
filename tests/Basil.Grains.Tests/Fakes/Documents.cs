// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using Basil.Core.Generations;

namespace Basil.Grains.Tests.Fakes;

/// <summary>Generations for tests: uid 1000 may do everything, uid 2000 is known and may do nothing, everybody else is unknown.</summary>
internal static class Documents
{
    internal const uint Allowed = 1000;
    internal const uint Powerless = 2000;

    private const string Policy =
        """
        {
          "schemaVersion": 2,
          "subjects": {
            "alice": { "breakGlass": true, "allOf": [{ "kind": "unix", "uid": 1000 }] },
            "bob": { "allOf": [{ "kind": "unix", "uid": 2000 }] }
          },
          "rules": [{ "id": "alice-all", "subjects": ["alice"], "action": ["*"], "target": ["**"] }]
        }
        """;

    /// <param name="keys">Catalog name, key type, <c>missing</c> rule and whether it is writable.</param>
    internal static Generation Generation(params IEnumerable<(string Name, string KeyType, string Missing, bool Writable)> keys)
    {
        var catalog = new
        {
            schemaVersion = 1,
            backends = new Dictionary<string, object>
            {
                ["kms"] = new
                {
                    kind = "aws-kms",
                    addr = "aws-kms:us-east-1",
                    engines = new[] { "transit" },
                    mintKeyTypes = new[] { "ed25519", "ecdsa-p256", "ecdsa-p384", "aes-256-gcm" },
                },
            },
            keys = keys.ToDictionary(
                key => key.Name,
                key => new Dictionary<string, object>
                {
                    ["class"] = key.KeyType.StartsWith("aes", StringComparison.Ordinal) ? "symmetric" : "asymmetric",
                    ["keyType"] = key.KeyType,
                    ["backend"] = "kms",
                    ["path"] = Path(key.Name),
                    ["writable"] = key.Writable,
                    ["missing"] = key.Missing,
                    ["description"] = "A key of a test.",
                }),
        };
        var load = GenerationLoader.Load(JsonSerializer.SerializeToUtf8Bytes(catalog), Encoding.UTF8.GetBytes(Policy), CapabilityPolicy.Degraded);
        return load.Generation ?? throw new InvalidOperationException(string.Join('\n', load.Errors));
    }

    internal static string Path(string name) => "alias/basil/" + name.Replace('.', '-');
}
