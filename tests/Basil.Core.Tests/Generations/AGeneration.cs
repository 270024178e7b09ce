// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.Core.Generations;

namespace Basil.Core.Tests.Generations;

/// <summary>Loads documents that a test gives as text.</summary>
internal static class AGeneration
{
    internal const string EmptyPolicy = """{"schemaVersion": 2}""";

    internal const string OneKeyCatalog = """
        {
          "schemaVersion": 1,
          "backends": {"kms": {"kind": "aws-kms", "addr": "x", "engines": ["transit"], "mintKeyTypes": ["ecdsa-p256"]}},
          "keys": {"app.signing": {"class": "asymmetric", "keyType": "ecdsa-p256", "backend": "kms", "path": "alias/a", "writable": false, "description": "d"}}
        }
        """;

    internal static GenerationLoad Load(string catalog, string policy, CapabilityPolicy capabilityPolicy = CapabilityPolicy.Strict, ulong id = 1) =>
        GenerationLoader.Load(Encoding.UTF8.GetBytes(catalog), Encoding.UTF8.GetBytes(policy), capabilityPolicy, id);

    /// <summary>Loads documents that must be right.</summary>
    internal static Generation Of(string catalog, string policy)
    {
        var load = Load(catalog, policy);
        Assert.Empty(load.Errors);
        return load.Generation!;
    }
}
