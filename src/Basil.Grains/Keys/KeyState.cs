// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;

namespace Basil.Grains.Keys;

/// <summary>Everything that is known of a key, and what is under way. Immutable; <see cref="KeyLifecycle"/> makes the next one.</summary>
/// <param name="Condition">What the backend last said.</param>
/// <param name="Cause">Why not, for an unusable key; otherwise null.</param>
/// <param name="Description">The last description that still holds; null where there is none.</param>
/// <param name="KnownAt">When <paramref name="Condition"/> was last confirmed.</param>
/// <param name="Failure">The failed probe since then; null where the last probe answered.</param>
/// <param name="IsProbing">Whether a probe is outstanding.</param>
/// <param name="IsCreating">Whether a creation is outstanding.</param>
/// <param name="SettlesAt">Until when "absent" is not believed because a creation was sent; null without one.</param>
internal sealed record KeyState(
    KeyCondition Condition,
    UnusableCause? Cause,
    KeyDescription? Description,
    DateTimeOffset KnownAt,
    ProbeFailure? Failure,
    bool IsProbing,
    bool IsCreating,
    DateTimeOffset? SettlesAt)
{
    internal static KeyState Initial { get; } = new(KeyCondition.Unknown, null, null, DateTimeOffset.MinValue, null, false, false, null);

    /// <summary>
    /// The failed probe, where it tells operators more than the condition does. A throttled probe of a usable key does not: it speaks of the
    /// quota, which the rest of the account may use up, and the key serves as before.
    /// </summary>
    internal ProbeFailure? Trouble => this is { Condition: KeyCondition.Usable, Failure.Kind: ProbeFailureKind.Throttled } ? null : Failure;

    /// <summary>The word for operators and <c>KeyStatus.State</c>: a failure since the last knowledge comes first.</summary>
    internal string Word => Trouble?.Kind switch
    {
        ProbeFailureKind.Unreachable => "unreachable",
        ProbeFailureKind.Throttled => "throttled",
        ProbeFailureKind.Refused => "refused",
        _ => Condition switch
        {
            KeyCondition.Usable => "usable",
            KeyCondition.Absent => "absent",
            KeyCondition.Unusable => "unusable",
            _ => "unknown",
        },
    };
}
