// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using System.Globalization;

namespace Basil.Core.Policies;

/// <summary>Finds the one subject of a caller. Every uid that any subject can match is worked out beforehand.</summary>
internal sealed class SubjectResolver
{
    private readonly FrozenDictionary<uint, SubjectResolution> _byUid;
    private readonly SubjectResolution _unauthenticated;
    private readonly PolicyNames _names;

    internal SubjectResolver(IReadOnlyCollection<Subject> subjects, string? unauthenticatedSubject, PolicyNames names)
    {
        _names = names;
        _unauthenticated = Unauthenticated(subjects, unauthenticatedSubject);
        Overlaps = Matches(subjects, names)
            .Where(match => match.Subjects.Count > 1)
            .OrderBy(match => match.Uid)
            .ToArray();
        _byUid = Matches(subjects, names).ToFrozenDictionary(match => match.Uid, match => Resolution(match.Uid, match.Subjects));
    }

    /// <summary>The uids that more than one subject matches: such callers are always denied.</summary>
    internal IReadOnlyList<(uint Uid, IReadOnlyList<string> Subjects)> Overlaps { get; }

    internal SubjectResolution Resolve(CallerIdentity caller)
    {
        if (caller.Uid is not { } uid)
        {
            return _unauthenticated;
        }

        return _byUid.TryGetValue(uid, out var resolution) ? resolution : Denied(DenyReason.NoActorSubject, Number(uid), _names.Display(uid));
    }

    private static IEnumerable<(uint Uid, IReadOnlyList<string> Subjects)> Matches(
        IReadOnlyCollection<Subject> subjects,
        PolicyNames names) => subjects
        .SelectMany(subject => subject.Uids(names).Select(uid => (Uid: uid, subject.Name)))
        .GroupBy(pair => pair.Uid, pair => pair.Name)
        .Select(group => (group.Key, (IReadOnlyList<string>)[.. group.Order(StringComparer.Ordinal)]));

    private static SubjectResolution Unauthenticated(IReadOnlyCollection<Subject> subjects, string? configured)
    {
        const string Nobody = "none";
        if (configured is null)
        {
            return Denied(DenyReason.Unauthenticated, null, Nobody);
        }

        return subjects.FirstOrDefault(subject => subject.Name == configured) is { MatchesUnauthenticated: true }
            ? new SubjectResolution(configured, null, Nobody, $"unauthenticated:{configured}")
            : Denied(DenyReason.InvalidUnauthenticatedSubject, configured, Nobody);
    }

    private static SubjectResolution Denied(DenyReason reason, string? detail, string displayName)
    {
        var token = detail is null ? reason.Token() : $"{reason.Token()}:{detail}";
        return new SubjectResolution(null, new Decision(false, null, reason, token), displayName, null);
    }

    private static string Number(uint uid) => uid.ToString(CultureInfo.InvariantCulture);

    private SubjectResolution Resolution(uint uid, IReadOnlyList<string> subjects) => subjects.Count == 1
        ? new SubjectResolution(subjects[0], null, _names.Display(uid), $"unix_peercred:{subjects[0]}")
        : Denied(DenyReason.AmbiguousActorSubject, Number(uid), _names.Display(uid));
}
