// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using Basil.DevKms.Aliases;

namespace Basil.DevKms.Keys;

/// <summary>All keys and aliases at one moment, both in ordinal order of their ids and names.</summary>
internal sealed record KeyStoreState(
    ImmutableSortedDictionary<string, KeyRecord> Keys,
    ImmutableSortedDictionary<string, AliasRecord> Aliases)
{
    public static readonly KeyStoreState Empty = new(
        ImmutableSortedDictionary.Create<string, KeyRecord>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, AliasRecord>(StringComparer.Ordinal));

    /// <summary>The same without the keys whose deletion date has come, and without their aliases.</summary>
    public KeyStoreState Purge(DateTimeOffset now)
    {
        var gone = Keys.Values.Where(key => key.IsGone(now)).Select(key => key.KeyId).ToHashSet(StringComparer.Ordinal);
        return gone.Count == 0
            ? this
            : new KeyStoreState(
                Keys.RemoveRange(gone),
                Aliases.RemoveRange(Aliases.Values.Where(alias => gone.Contains(alias.TargetKeyId)).Select(alias => alias.Name)));
    }

    public KeyStoreState With(KeyRecord key) => this with { Keys = Keys.SetItem(key.KeyId, key) };

    public KeyStoreState With(AliasRecord alias) => this with { Aliases = Aliases.SetItem(alias.Name, alias) };
}
