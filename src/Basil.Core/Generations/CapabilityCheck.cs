// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using Basil.Core.Catalogs;
using Basil.Core.Documents;
using Basil.Core.Keys;

namespace Basil.Core.Generations;

/// <summary>Holds what a catalog needs against what its backends declare. Pure: no backend is asked.</summary>
/// <remarks>What a kind of backend can never do is an error of the catalog itself, under every policy, and not repeated here.</remarks>
internal static class CapabilityCheck
{
    internal static CapabilityReport Check(Catalog catalog, CapabilityPolicy policy)
    {
        if (policy == CapabilityPolicy.Off)
        {
            return new CapabilityReport([], []);
        }

        var gaps = ImmutableArray.CreateBuilder<CapabilityGap>();
        var undeclared = ImmutableArray.CreateBuilder<string>();
        var keys = catalog.Keys.ToLookup(key => key.Backend, StringComparer.Ordinal);
        foreach (var backend in catalog.Backends.Values.OrderBy(backend => backend.Name, StringComparer.Ordinal))
        {
            if (backend.IsUndeclared)
            {
                undeclared.Add(backend.Name);
                continue;
            }

            AddBackendGap(backend, policy, gaps);
            foreach (var key in keys[backend.Name])
            {
                AddKeyGap(backend, key, policy, gaps);
            }
        }

        return new CapabilityReport(gaps.ToImmutable(), undeclared.ToImmutable());
    }

    private static void AddBackendGap(CatalogBackend backend, CapabilityPolicy policy, ImmutableArray<CapabilityGap>.Builder gaps)
    {
        var missing = backend.Requires.Except(backend.Capabilities, StringComparer.Ordinal).Select(DocumentText.Shown).ToArray();
        if (missing.Length > 0)
        {
            gaps.Add(new CapabilityGap(
                backend.Name,
                null,
                $"the backend requires {string.Join(", ", missing)} and does not declare it among its capabilities",
                policy == CapabilityPolicy.Strict));
        }
    }

    private static void AddKeyGap(CatalogBackend backend, CatalogEntry key, CapabilityPolicy policy, ImmutableArray<CapabilityGap>.Builder gaps)
    {
        var structure = BackendStructure.Of(backend.Kind);
        var needs = new List<string>(2);
        if (!backend.Engines.Contains(key.Engine) && structure?.Provides(key.Engine) != false)
        {
            needs.Add($"engine {CatalogTokens.Engines[key.Engine]}");
        }

        if (key is { Missing: MissingKeyRule.Generate, Engine: KeyEngine.Transit, Algorithm: { } type }
            && key.Class is KeyClass.Asymmetric or KeyClass.Symmetric
            && !backend.MintKeyTypes.Contains(type)
            && structure?.Algorithms.Contains(type) != false)
        {
            needs.Add($"mint key type {type.Token()}");
        }

        if (needs.Count > 0)
        {
            gaps.Add(new CapabilityGap(
                backend.Name,
                key.Name.Value,
                $"{key.Name} needs {string.Join(" and ", needs)}, which backend {DocumentText.Shown(backend.Name)} does not declare",
                policy == CapabilityPolicy.Strict || key.Missing == MissingKeyRule.Error));
        }
    }
}
