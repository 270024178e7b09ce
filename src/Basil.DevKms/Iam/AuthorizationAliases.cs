// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using Basil.DevKms.Faults;
using Basil.DevKms.Keys;

namespace Basil.DevKms.Iam;

/// <summary>
/// Which aliases a key has as far as authorization knows. It hears of a change later than those who ask for the key (KMS developer guide,
/// ABAC: up to five minutes); until an alias has rested for the whole lag, what it named before counts.
/// </summary>
internal sealed class AuthorizationAliases(DevKmsFaults faults, TimeProvider time)
{
    private const int Roomy = 1000;

    private readonly ConcurrentDictionary<string, (string? Target, DateTimeOffset Until)> _before = new(StringComparer.Ordinal);

    /// <summary>An alias has been made, moved or deleted.</summary>
    /// <param name="aliasName">The whole name.</param>
    /// <param name="oldTarget">The key that it named, or null.</param>
    public void Changed(string aliasName, string? oldTarget)
    {
        var lag = faults.AliasAuthorizationLag;
        if (lag > TimeSpan.Zero)
        {
            var now = time.GetUtcNow();
            if (_before.Count >= Roomy)
            {
                Forget(now);
            }

            _before.AddOrUpdate(
                aliasName,
                (oldTarget, now + lag),
                (_, known) => (known.Until > now ? known.Target : oldTarget, now + lag));
        }
    }

    public IReadOnlyCollection<string> Of(KeyStoreState state, string keyId)
    {
        var now = time.GetUtcNow();
        var names = state.Aliases.Values.Where(alias => alias.TargetKeyId == keyId).Select(alias => alias.Name).ToHashSet(StringComparer.Ordinal);
        Forget(now);
        foreach (var (name, before) in _before)
        {
            if (before.Target == keyId)
            {
                names.Add(name);
            }
            else
            {
                names.Remove(name);
            }
        }

        return names;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var settled in _before.Where(before => before.Value.Until <= now))
        {
            _before.TryRemove(settled);
        }
    }
}
