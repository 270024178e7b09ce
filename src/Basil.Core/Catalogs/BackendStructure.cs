// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;

namespace Basil.Core.Catalogs;

/// <summary>What each kind of backend can do by its nature, whatever a catalog declares.</summary>
internal static class BackendStructure
{
    /// <summary>The structure of a kind, or null where this build has no such backend.</summary>
    internal static BackendCapabilities? Of(BackendKind kind) => kind == BackendKind.AwsKms ? BackendCapabilities.AwsKms : null;

    internal static bool Provides(this BackendCapabilities structure, KeyEngine engine) =>
        structure.Engines.Contains(CatalogTokens.Engines[engine]);

    /// <summary>The engines, for messages.</summary>
    internal static string EngineList(this BackendCapabilities structure) =>
        string.Join(", ", structure.Engines.Order(StringComparer.Ordinal));

    /// <summary>The key types in the catalog's order, for messages.</summary>
    internal static string AlgorithmList(this BackendCapabilities structure) =>
        string.Join(", ", structure.Algorithms.Order().Select(algorithm => CatalogTokens.KeyTypes[algorithm]));
}
