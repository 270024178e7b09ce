// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Basil.Core.Backends;

namespace Basil.Backends;

/// <summary>The backends of this process by their catalog names. Owns them.</summary>
internal sealed class BackendSet(IReadOnlyDictionary<string, IKeyBackend> backends) : IAsyncDisposable
{
    private readonly FrozenDictionary<string, IKeyBackend> _backends = backends.ToFrozenDictionary(StringComparer.Ordinal);

    internal IEnumerable<string> Names => _backends.Keys;

    internal bool TryGet(string name, [NotNullWhen(true)] out IKeyBackend? backend) => _backends.TryGetValue(name, out backend);

    public async ValueTask DisposeAsync()
    {
        foreach (var backend in _backends.Values.OfType<IAsyncDisposable>())
        {
            await backend.DisposeAsync();
        }
    }
}
