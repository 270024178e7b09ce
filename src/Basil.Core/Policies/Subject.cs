// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;

namespace Basil.Core.Policies;

/// <summary>A checked subject of the policy.</summary>
/// <param name="Name">Its name.</param>
/// <param name="BreakGlass">Whether rules that match every key may name it.</param>
/// <param name="NeedsAll">Whether all principals must match, or any one.</param>
/// <param name="Principals">At least one.</param>
internal sealed record Subject(string Name, bool BreakGlass, bool NeedsAll, ImmutableArray<Principal> Principals)
{
    /// <summary>Whether the subject stands for a caller without any credential.</summary>
    internal bool MatchesUnauthenticated => NeedsAll
        ? Principals.All(principal => principal.Kind == PrincipalKind.Unauthenticated)
        : Principals.Any(principal => principal.Kind == PrincipalKind.Unauthenticated);

    /// <summary>Every user id that the subject matches. The set is finite: group membership comes from the policy's table alone.</summary>
    internal HashSet<uint> Uids(PolicyNames names)
    {
        var sets = Principals.Select(principal => Uids(principal, names)).ToArray();
        var uids = new HashSet<uint>(sets[0]);
        foreach (var set in sets.AsSpan(1))
        {
            if (NeedsAll)
            {
                uids.IntersectWith(set);
            }
            else
            {
                uids.UnionWith(set);
            }
        }

        return uids;
    }

    private static IReadOnlyCollection<uint> Uids(Principal principal, PolicyNames names) => principal switch
    {
        { Kind: not PrincipalKind.Unix } => [],
        { Uid: { } uid, Gid: { } gid } => names.MembersOf(gid).Contains(uid) ? [uid] : [],
        { Uid: { } uid } => [uid],
        { Gid: { } gid } => names.MembersOf(gid),
        _ => [],
    };
}
