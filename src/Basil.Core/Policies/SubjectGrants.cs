// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Basil.Core.Keys;

namespace Basil.Core.Policies;

/// <summary>
/// All grants of one subject, indexed by target: a decision looks up the name itself and each of its prefixes, whatever the number of rules.
/// </summary>
internal sealed class SubjectGrants
{
    private readonly GrantList _any = new();
    private readonly FrozenDictionary<string, GrantList>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly FrozenDictionary<string, GrantList>.AlternateLookup<ReadOnlySpan<char>> _oneBelow;
    private readonly FrozenDictionary<string, GrantList>.AlternateLookup<ReadOnlySpan<char>> _below;

    /// <param name="grants">In order.</param>
    internal SubjectGrants(IEnumerable<(TargetGlob Target, Grant Grant)> grants)
    {
        var indexes = new Dictionary<TargetKind, Dictionary<string, GrantList>>
        {
            [TargetKind.Exact] = new(StringComparer.Ordinal),
            [TargetKind.OneBelow] = new(StringComparer.Ordinal),
            [TargetKind.Below] = new(StringComparer.Ordinal),
        };
        foreach (var (target, grant) in grants)
        {
            ListOf(target, indexes).Add(grant);
        }

        _exact = Frozen(indexes[TargetKind.Exact]);
        _oneBelow = Frozen(indexes[TargetKind.OneBelow]);
        _below = Frozen(indexes[TargetKind.Below]);
    }

    /// <summary>The first grant of the operation on the name, or null.</summary>
    internal Grant? First(KeyOperation operation, ReadOnlySpan<char> name)
    {
        var best = _any.Earlier(null, operation);
        best = Earlier(best, _exact, name, operation);
        var dot = name.LastIndexOf('.');
        if (dot > 0)
        {
            best = Earlier(best, _oneBelow, name[..dot], operation);
        }

        for (; dot > 0; dot = name[..dot].LastIndexOf('.'))
        {
            best = Earlier(best, _below, name[..dot], operation);
        }

        return best;
    }

    private static Grant? Earlier(
        Grant? best,
        FrozenDictionary<string, GrantList>.AlternateLookup<ReadOnlySpan<char>> index,
        ReadOnlySpan<char> literal,
        KeyOperation operation) => index.TryGetValue(literal, out var grants) ? grants.Earlier(best, operation) : best;

    private static FrozenDictionary<string, GrantList>.AlternateLookup<ReadOnlySpan<char>> Frozen(Dictionary<string, GrantList> index) =>
        index.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private GrantList ListOf(TargetGlob target, Dictionary<TargetKind, Dictionary<string, GrantList>> indexes)
    {
        if (target.Kind == TargetKind.Any)
        {
            return _any;
        }

        var index = indexes[target.Kind];
        if (!index.TryGetValue(target.Literal, out var grants))
        {
            grants = new GrantList();
            index.Add(target.Literal, grants);
        }

        return grants;
    }
}
