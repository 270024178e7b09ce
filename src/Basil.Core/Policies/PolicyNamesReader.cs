// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text.Json;
using Basil.Core.Documents;

namespace Basil.Core.Policies;

/// <summary>Reads the policy's <c>config</c>: names for display and group memberships.</summary>
internal static class PolicyNamesReader
{
    internal static PolicyNames Read(DocumentObject document, DocumentErrors errors)
    {
        if (document.Find("config") is not { } config || DocumentObject.Open(config, errors)?.Only("names", "memberships") is not { } fields)
        {
            return PolicyNames.None;
        }

        var users = new Dictionary<uint, string>();
        if (fields.Find("names") is { } names && DocumentObject.Open(names, errors)?.Only("users", "groups") is { } tables)
        {
            users = ReadNames(tables, "users", errors);
            ReadNames(tables, "groups", errors);
        }

        return new PolicyNames(users, ReadMemberships(fields, errors));
    }

    private static Dictionary<uint, string> ReadNames(DocumentObject tables, string table, DocumentErrors errors)
    {
        var names = new Dictionary<uint, string>();
        foreach (var entry in tables.Map(table))
        {
            var id = Id(entry, errors);
            if (!DocumentObject.Is(entry, JsonValueKind.String, "a string", errors))
            {
                continue;
            }

            if (string.IsNullOrWhiteSpace(entry.Text) || entry.Text.Any(char.IsControl))
            {
                errors.Add(entry, DocumentRule.NameTable, "a name is not blank and has no control characters");
            }
            else if (id is { } known)
            {
                names[known] = entry.Text;
            }
        }

        return names;
    }

    private static Dictionary<uint, IReadOnlyList<uint>> ReadMemberships(DocumentObject fields, DocumentErrors errors)
    {
        var memberships = new Dictionary<uint, IReadOnlyList<uint>>();
        foreach (var entry in fields.Map("memberships"))
        {
            var uid = Id(entry, errors);
            if (!DocumentObject.Is(entry, JsonValueKind.Array, "a list", errors))
            {
                continue;
            }

            var gids = new List<uint>();
            foreach (var item in entry.Items)
            {
                if (DocumentObject.Is(item, JsonValueKind.Number, "a number", errors) && Number(item, item.Text, errors) is { } gid)
                {
                    gids.Add(gid);
                }
            }

            if (uid is { } known)
            {
                memberships[known] = gids;
            }
        }

        return memberships;
    }

    // Only the plain spelling: two spellings of one id would be two entries for one user.
    private static uint? Id(DocumentValue entry, DocumentErrors errors) =>
        entry.Name is ['0', _, ..] ? Number(entry, "0…", errors) : Number(entry, entry.Name, errors);

    private static uint? Number(DocumentValue at, string text, DocumentErrors errors)
    {
        if (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        errors.Add(
            at,
            DocumentRule.OutOfRange,
            $"'{DocumentText.Shown(text)}' is no user or group id: expected a whole number from 0 to {uint.MaxValue}");
        return null;
    }
}
