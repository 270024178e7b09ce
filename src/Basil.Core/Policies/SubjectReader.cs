// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;

namespace Basil.Core.Policies;

/// <summary>Reads the policy's <c>subjects</c>.</summary>
internal static class SubjectReader
{
    /// <returns>Every declared subject by name; null for one that had errors.</returns>
    internal static Dictionary<string, Subject?> ReadAll(DocumentObject document, string? unauthenticatedSubject, DocumentErrors errors)
    {
        var subjects = new Dictionary<string, Subject?>(StringComparer.Ordinal);
        foreach (var entry in document.Map("subjects"))
        {
            var name = entry.Name.Trim();
            if (name.Length == 0 || name.Any(char.IsControl))
            {
                errors.Add(entry, DocumentRule.SubjectName, "a subject's name is not blank and has no control characters");
            }

            var subject = Read(entry, name, unauthenticatedSubject, errors);
            if (!subjects.TryAdd(name, subject))
            {
                errors.Add(entry, DocumentRule.DuplicateName, $"the subject '{DocumentText.Shown(name)}' is declared twice, but for white space");
            }
        }

        return subjects;
    }

    private static Subject? Read(DocumentValue entry, string name, string? unauthenticatedSubject, DocumentErrors errors)
    {
        if (DocumentObject.Open(entry, errors)?.Only("breakGlass", "allOf", "anyOf") is not { } fields)
        {
            return null;
        }

        var breakGlass = fields.OptionalFlag("breakGlass", absent: false);
        var needsAll = fields.Has("allOf");
        if (needsAll == fields.Has("anyOf"))
        {
            errors.Add(entry, DocumentRule.SubjectShape, "a subject has either allOf or anyOf");
        }

        var all = ReadPrincipals(fields, "allOf", name == unauthenticatedSubject, errors);
        var any = ReadPrincipals(fields, "anyOf", name == unauthenticatedSubject, errors);
        var principals = needsAll ? all : any;
        return principals.Count > 0 ? new Subject(name, breakGlass ?? false, needsAll, [.. principals]) : null;
    }

    private static List<Principal> ReadPrincipals(DocumentObject fields, string field, bool mayBeUnauthenticated, DocumentErrors errors)
    {
        if (fields.Find(field) is not { } list)
        {
            return [];
        }

        var items = fields.List(field);
        if (list.Kind == System.Text.Json.JsonValueKind.Array && items.Count == 0)
        {
            errors.Add(list, DocumentRule.SubjectEmpty, $"{field} is empty; a subject needs at least one principal");
        }

        return [.. items.Select(item => PrincipalReader.Read(item, mayBeUnauthenticated, errors)).OfType<Principal>()];
    }
}
