// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Core.Catalogs;
using Basil.Core.Generations;

namespace Basil.Grains.Keys;

/// <summary>A catalog entry of one generation and the tracker of the backend key that it names.</summary>
/// <param name="Generation">Where the entry is from.</param>
/// <param name="Entry">Null where the generation has no such key.</param>
/// <param name="Tracker">Null where nothing serves the key: no entry, no type, or a backend that this silo does not have.</param>
internal sealed record KeyBinding(Generation Generation, CatalogEntry? Entry, KeyTracker? Tracker)
{
    /// <summary>Binds a name to the current generation; the tracker stays where the backend key is still the same.</summary>
    internal static KeyBinding Bind(string name, Generation generation, KeyTracker? former, KeyEnvironment environment)
    {
        if (!generation.Catalog.TryGet(name, out var entry)
            || entry.Algorithm is not { } algorithm
            || !environment.Backends.TryGet(entry.Backend, out var backend)
            || !backend.Capabilities.Algorithms.Contains(algorithm))
        {
            return new KeyBinding(generation, entry, null);
        }

        var key = new BackendKey(entry.Name, entry.Path, algorithm);
        var isSame = former is not null && former.Key == key && ReferenceEquals(former.Backend, backend);
        return new KeyBinding(generation, entry, isSame ? former : new KeyTracker(key, backend, environment));
    }
}
