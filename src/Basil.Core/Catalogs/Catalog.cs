// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Basil.Core.Keys;

namespace Basil.Core.Catalogs;

/// <summary>A catalog that passed every rule. Immutable.</summary>
internal sealed class Catalog
{
    private readonly FrozenDictionary<string, CatalogEntry> _byName;

    internal Catalog(IEnumerable<CatalogBackend> backends, IEnumerable<CatalogEntry> keys)
    {
        Backends = backends.ToFrozenDictionary(backend => backend.Name, StringComparer.Ordinal);
        Keys = [.. keys.OrderBy(key => key.Name.Value, StringComparer.Ordinal)];
        _byName = Keys.ToFrozenDictionary(key => key.Name.Value, StringComparer.Ordinal);
    }

    internal FrozenDictionary<string, CatalogBackend> Backends { get; }

    /// <summary>All keys, in name order.</summary>
    internal IReadOnlyList<CatalogEntry> Keys { get; }

    internal bool TryGet(KeyName name, [NotNullWhen(true)] out CatalogEntry? entry) => _byName.TryGetValue(name.Value, out entry);

    /// <summary>Looks up a name as a caller sent it; a malformed name is just an unknown one.</summary>
    internal bool TryGet(string name, [NotNullWhen(true)] out CatalogEntry? entry) => _byName.TryGetValue(name, out entry);
}
