// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Basil.Grains.Tests.Fakes;

/// <summary>A folder with a catalog and a policy, and hosts that are configured from it.</summary>
internal sealed class HostFolder : IDisposable
{
    internal const string Catalog =
        """
        {
          "schemaVersion": 1,
          "backends": { "kms": { "kind": "aws-kms", "addr": "aws-kms:us-east-1", "engines": ["transit"] } },
          "keys": {
            "a.key": {
              "class": "asymmetric", "keyType": "ecdsa-p256", "backend": "kms", "path": "alias/basil/a-key",
              "writable": false, "missing": "error", "description": "A key of a test."
            }
          }
        }
        """;

    internal const string Policy = """{ "schemaVersion": 2, "subjects": { "alice": { "allOf": [{ "kind": "unix", "uid": 1000 }] } }, "rules": [{ "id": "one", "subjects": ["alice"], "action": ["op:sign"], "target": ["a.*"] }] }""";

    private readonly TemporaryDirectory _folder = new();

    internal HostFolder(string catalog = Catalog, string policy = Policy)
    {
        File.WriteAllText(_folder.File("catalog.json"), catalog);
        File.WriteAllText(_folder.File("policy.json"), policy);
    }

    internal HostApplicationBuilder Builder(params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
        [
            new("catalog", _folder.File("catalog.json")),
            new("policy", _folder.File("policy.json")),
            new("cluster:siloPort", "0"),
            new("cluster:gatewayPort", "0"),
            new("backends:kms:region", "us-east-1"),
        ]);
        builder.Configuration.AddInMemoryCollection(settings);
        return builder;
    }

    public void Dispose() => _folder.Dispose();
}
