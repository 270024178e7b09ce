// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Generations;

namespace Basil.Gateway.Tests.Fixtures;

/// <summary>One key of each kind, and callers from almighty to unknown.</summary>
internal static class TestGeneration
{
    internal const uint Admin = 1000;
    internal const uint Nobody = 1001;
    internal const uint Stranger = 1002;
    internal const uint Lister = 1003;

    /// <summary>A key that the admin may use for everything.</summary>
    internal const string Ed25519 = "app.ed25519";
    internal const string P256 = "app.p256";
    internal const string P521 = "app.p521";
    internal const string Aes = "app.aes";

    /// <summary>A key that nobody may write.</summary>
    internal const string Frozen = "app.frozen";

    /// <summary>A key outside all grants.</summary>
    internal const string Other = "other.p256";

    private const string Catalog =
        """
        {
          "schemaVersion": 1,
          "backends": { "kms": { "kind": "aws-kms", "addr": "aws-kms:eu-central-1" } },
          "keys": {
            "app.ed25519": { "class": "asymmetric", "keyType": "ed25519", "backend": "kms", "path": "alias/e", "writable": true, "missing": "generate", "description": "d" },
            "app.p256": { "class": "asymmetric", "keyType": "ecdsa-p256", "backend": "kms", "path": "alias/p", "writable": true, "missing": "error", "description": "d" },
            "app.p521": { "class": "asymmetric", "keyType": "ecdsa-p521", "backend": "kms", "path": "alias/q", "writable": true, "missing": "warn", "description": "d" },
            "app.aes": { "class": "symmetric", "keyType": "aes-256-gcm", "backend": "kms", "path": "alias/a", "writable": true, "missing": "error", "description": "d" },
            "app.frozen": { "class": "asymmetric", "keyType": "ecdsa-p256", "backend": "kms", "path": "alias/f", "writable": false, "missing": "error", "description": "d" },
            "other.p256": { "class": "asymmetric", "keyType": "ecdsa-p256", "backend": "kms", "path": "alias/o", "writable": true, "missing": "error", "description": "d" }
          }
        }
        """;

    private const string Policy =
        """
        {
          "schemaVersion": 2,
          "subjects": {
            "admin": { "allOf": [{ "kind": "unix", "uid": 1000 }] },
            "nobody": { "allOf": [{ "kind": "unix", "uid": 1001 }] },
            "lister": { "allOf": [{ "kind": "unix", "uid": 1003 }] },
            "guest": { "anyOf": [GUEST] }
          },
          "rules": [
            { "id": "admin-keys", "subjects": ["admin"], "action": ["*"], "target": ["app.*"] },
            { "id": "admin-broker", "subjects": ["admin"], "action": ["op:reload", "op:explain", "op:revoke", "op:watch"], "target": ["broker.*"] },
            { "id": "lister-lists", "subjects": ["lister"], "action": ["op:list"], "target": ["app.p256", "app.p521"] },
            { "id": "guest-signs", "subjects": ["guest"], "action": ["op:sign", "op:get_public_key"], "target": ["app.*"] }
          ],
          UNAUTHENTICATED
          "config": { "names": { "users": { "1000": "ada" } } }
        }
        """;

    internal static Generation Create(bool allowsAnonymous = false)
    {
        var policy = Policy
            .Replace("GUEST", allowsAnonymous ? """{ "kind": "unauthenticated" }""" : """{ "kind": "unix", "uid": 1099 }""", StringComparison.Ordinal)
            .Replace("UNAUTHENTICATED", allowsAnonymous ? "\"unauthenticatedSubject\": \"guest\"," : string.Empty, StringComparison.Ordinal);
        var load = GenerationLoader.Load(Bytes(Catalog), Bytes(policy), CapabilityPolicy.Strict);
        return load.Generation ?? throw new InvalidOperationException(string.Join('\n', load.Errors));
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
