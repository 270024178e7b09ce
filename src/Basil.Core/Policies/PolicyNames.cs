// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;

namespace Basil.Core.Policies;

/// <summary>The policy's own tables of names and group memberships; the host's are never consulted.</summary>
internal sealed class PolicyNames
{
    private readonly FrozenDictionary<uint, string> _users;
    private readonly FrozenDictionary<uint, HashSet<uint>> _members;

    /// <param name="users">Names of user ids, for display.</param>
    /// <param name="memberships">The group ids of each user id.</param>
    internal PolicyNames(IReadOnlyDictionary<uint, string> users, IReadOnlyDictionary<uint, IReadOnlyList<uint>> memberships)
    {
        _users = users.ToFrozenDictionary();
        _members = memberships
            .SelectMany(membership => membership.Value.Select(gid => (Gid: gid, Uid: membership.Key)))
            .GroupBy(pair => pair.Gid, pair => pair.Uid)
            .ToFrozenDictionary(group => group.Key, group => group.ToHashSet());
    }

    internal static PolicyNames None { get; } = new(new Dictionary<uint, string>(), new Dictionary<uint, IReadOnlyList<uint>>());

    internal IReadOnlyCollection<uint> MembersOf(uint gid) => _members.TryGetValue(gid, out var uids) ? uids : [];

    /// <summary><c>name(uid)</c>, or the bare uid where the table has no name for it.</summary>
    internal string Display(uint uid) => _users.TryGetValue(uid, out var name) ? $"{name}({uid})" : $"{uid}";
}
