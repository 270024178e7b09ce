// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using Basil.DevKms.Faults;

namespace Basil.DevKms.Aliases;

/// <summary>
/// Eventual consistency of aliases on demand. For a while after a change the answers alternate between the old target and the new one,
/// the old one first. An alias that was made just now has no old target, and one that was deleted no new one.
/// </summary>
internal sealed class AliasPropagation(DevKmsFaults faults, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, StaleTarget> _stale = new(StringComparer.Ordinal);

    public void Changed(string aliasName, string? oldTarget)
    {
        var window = faults.AliasPropagation;
        if (window > TimeSpan.Zero)
        {
            _stale[aliasName] = new StaleTarget(oldTarget, time.GetUtcNow() + window);
        }
    }

    /// <summary>The target that this reader sees, given the current one.</summary>
    public string? Observe(string aliasName, string? currentTarget)
    {
        if (_stale.IsEmpty || !_stale.TryGetValue(aliasName, out var stale))
        {
            return currentTarget;
        }

        if (stale.Until <= time.GetUtcNow())
        {
            _stale.TryRemove(new KeyValuePair<string, StaleTarget>(aliasName, stale));
            return currentTarget;
        }

        return stale.NextReaderSeesOld() ? stale.OldTarget : currentTarget;
    }
}
