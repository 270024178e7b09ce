// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json.Nodes;
using Basil.Core.Generations;
using CsCheck;

namespace Basil.Core.Tests.Generations;

/// <summary>Whatever the bytes are, a load ends with a generation or with errors, and never with an exception.</summary>
public sealed class HostileDocumentTests
{
    private static readonly byte[] Catalog = Testdata.Read("catalogs/valid/all-key-types.json");
    private static readonly byte[] Policy = Testdata.Read("policies/valid/typical.json");

    private static readonly Gen<JsonNode?> AnyValue = Gen.OneOf(
        Gen.Const((JsonNode?)null),
        Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Int.Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Double.Where(double.IsFinite).Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.OneOfConst("", "*", "**", "a.**", "kms", "generate", "value", "public", "sealing", "kv2", "pki", "vault", "op:sign", "web", "\0", "\u202e")
            .Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Const(0).Select(_ => (JsonNode?)new JsonArray()),
        Gen.Const(0).Select(_ => (JsonNode?)new JsonArray(null, 1, "a", new JsonObject())),
        Gen.Const(0).Select(_ => (JsonNode?)new JsonObject()),
        Gen.Const(0).Select(_ => (JsonNode?)new JsonObject { ["kind"] = "unix", ["format"] = "hex", ["a.b"] = new JsonObject() }));

    [Fact]
    public void Any_bytes_give_errors() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Byte.Array[0, 200]).Sample((catalog, policy) => IsConclusive(catalog, policy));

    [Fact]
    public void A_catalog_with_changed_bytes_loads_or_gives_errors() => Mutated(Catalog).Sample(catalog => IsConclusive(catalog, Policy), iter: 400);

    [Fact]
    public void A_policy_with_changed_bytes_loads_or_gives_errors() => Mutated(Policy).Sample(policy => IsConclusive(Catalog, policy), iter: 400);

    [Fact]
    public void A_catalog_with_any_value_in_any_place_loads_or_gives_errors() =>
        Replaced(Catalog).Sample(catalog => IsConclusive(catalog, Policy), iter: 400);

    [Fact]
    public void A_policy_with_any_value_in_any_place_loads_or_gives_errors() =>
        Replaced(Policy).Sample(policy => IsConclusive(Catalog, policy), iter: 400);

    private static bool IsConclusive(byte[] catalog, byte[] policy)
    {
        var load = GenerationLoader.Load(catalog, policy, CapabilityPolicy.Strict);
        return load.Errors.IsEmpty == (load.Generation is not null)
            && load.Errors.Concat(load.Warnings).All(error => error.Path.StartsWith('$') && !error.ToString().Any(char.IsControl));
    }

    private static Gen<byte[]> Mutated(byte[] document) => Gen.Select(Gen.Int[0, document.Length - 1], Gen.Int[0, 8], Gen.Byte.Array[0, 4]).Select(
        (at, removed, inserted) => (byte[])[.. document[..at], .. inserted, .. document[Math.Min(at + removed, document.Length)..]]);

    private static Gen<byte[]> Replaced(byte[] document) => Gen.Select(Gen.Int[0, 1000], AnyValue).Select((pick, value) =>
    {
        var root = JsonNode.Parse(document)!;
        var places = Places(root).ToArray();
        places[pick % places.Length](value?.DeepClone());
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    });

    private static IEnumerable<Action<JsonNode?>> Places(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, child) in members.ToArray())
            {
                yield return value => members[name] = value;
                foreach (var place in Places(child))
                {
                    yield return place;
                }
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                var index = i;
                yield return value => items[index] = value;
                foreach (var place in Places(items[i]))
                {
                    yield return place;
                }
            }
        }
    }
}
