// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;

namespace Basil.Core.Policies;

/// <summary>Reads a policy of schemaVersion 2.</summary>
internal static class PolicyReader
{
    internal const uint SchemaVersion = 2;

    /// <returns>Null where the policy has errors; all of them have been reported.</returns>
    internal static CompiledPolicy? Read(DocumentValue root, DocumentErrors errors)
    {
        if (DocumentObject.Open(root, errors) is not { } document || !IsThisVersion(document, errors))
        {
            return null;
        }

        document.Only("schemaVersion", "subjects", "unauthenticatedSubject", "roles", "rules", "config");
        var unauthenticatedSubject = document.OptionalText("unauthenticatedSubject");
        var subjects = SubjectReader.ReadAll(document, unauthenticatedSubject, errors);
        if (unauthenticatedSubject is not null && !subjects.ContainsKey(unauthenticatedSubject))
        {
            errors.Add(
                document.Find("unauthenticatedSubject")!,
                DocumentRule.UnauthenticatedSubject,
                $"there is no subject '{DocumentText.Shown(unauthenticatedSubject)}' in this policy");
        }

        var roles = RoleReader.ReadAll(document, errors);
        var rules = RuleReader.ReadAll(document, subjects, roles, errors);
        var names = PolicyNamesReader.Read(document, errors);
        if (!errors.IsEmpty)
        {
            return null;
        }

        var known = subjects.Values.OfType<Subject>().ToArray();
        var resolver = new SubjectResolver(known, unauthenticatedSubject, names);
        Warn(document, known, unauthenticatedSubject, resolver, names, errors);
        return PolicyCompiler.Compile(document.Value, resolver, known, rules, errors);
    }

    private static bool IsThisVersion(DocumentObject document, DocumentErrors errors)
    {
        var at = document.Fields.FirstOrDefault(field => field.Name == "schemaVersion");
        if (at is null || document.RequiredNumber("schemaVersion") is not { } version || version == SchemaVersion)
        {
            return true;
        }

        errors.Add(at, DocumentRule.SchemaVersion, $"policy schemaVersion {version} is not supported; this build reads {SchemaVersion}");
        return false;
    }

    private static void Warn(
        DocumentObject document,
        IReadOnlyCollection<Subject> subjects,
        string? unauthenticatedSubject,
        SubjectResolver resolver,
        PolicyNames names,
        DocumentErrors errors)
    {
        var at = document.Find("subjects")?.Members.ToDictionary(member => member.Name.Trim(), StringComparer.Ordinal) ?? [];
        foreach (var subject in subjects)
        {
            var standsForUnauthenticated = subject.Name == unauthenticatedSubject && subject.MatchesUnauthenticated;
            if (!standsForUnauthenticated && subject.Uids(names).Count == 0)
            {
                errors.Warn(
                    at[subject.Name],
                    DocumentRule.SubjectNeverMatches,
                    "no caller of the socket can be this subject: it names no uid, and config.memberships has nobody in its groups");
            }
        }

        foreach (var (uid, matching) in resolver.Overlaps)
        {
            errors.Warn(
                at[matching[0]],
                DocumentRule.SubjectsOverlap,
                $"uid {uid} is {string.Join(" and ", matching.Take(4).Select(DocumentText.Shown))} at once, so it is always denied as ambiguous");
        }
    }
}
