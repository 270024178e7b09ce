// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Generations;
using Basil.Core.Tests.Generations;

namespace Basil.Core.Tests.Policies;

/// <summary>Policies over a small catalog: <c>app.writable</c>, <c>app.fixed</c>.</summary>
internal static class APolicy
{
    internal const string Catalog = """
        {
          "schemaVersion": 1,
          "backends": {"kms": {"kind": "aws-kms", "addr": "x", "engines": ["transit"]}},
          "keys": {
            "app.writable": {"class": "asymmetric", "keyType": "ed25519", "backend": "kms", "path": "w", "writable": true, "description": "d"},
            "app.fixed": {"class": "asymmetric", "keyType": "ed25519", "backend": "kms", "path": "f", "writable": false, "description": "d"}
          }
        }
        """;

    /// <summary>One break-glass subject <c>op</c> (uid 0) and one rule of these actions and targets.</summary>
    internal static Generation Generation(string actions, string targets) => Of($$$"""
        "subjects": {"op": {"breakGlass": true, "allOf": [{"kind": "unix", "uid": 0}]}},
        "rules": [{"id": "r1", "subjects": ["op"], "action": [{{{actions}}}], "target": [{{{targets}}}]}]
        """);

    /// <summary>A policy of these members.</summary>
    internal static Generation Of(string members) => AGeneration.Of(Catalog, $$"""{"schemaVersion": 2, {{members}} }""");
}
