// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;
using Basil.Core.Keys;

namespace Basil.Core.Catalogs;

/// <summary>Reads one entry of the catalog's <c>keys</c>.</summary>
internal static class KeyReader
{
    /// <param name="entry">The entry.</param>
    /// <param name="backends">Every declared backend; null for one that had errors of its own.</param>
    /// <param name="errors">Where to report.</param>
    /// <returns>Null where the entry cannot be used; what is wrong has been reported.</returns>
    internal static CatalogEntry? Read(DocumentValue entry, IReadOnlyDictionary<string, CatalogBackend?> backends, DocumentErrors errors)
    {
        var isNamed = KeyName.TryParse(entry.Name, out var name);
        if (!isNamed)
        {
            errors.Add(
                entry,
                DocumentRule.KeyNameGrammar,
                $"the key name '{DocumentText.Shown(entry.Name)}' is not lower-case segments [a-z0-9][a-z0-9_]* joined by single dots");
        }

        var opened = DocumentObject.Open(entry, errors)?.Only(
            "class",
            "keyType",
            "backend",
            "engine",
            "path",
            "publicPath",
            "writable",
            "missing",
            "generate",
            "sealingPin",
            "labels",
            "description");
        if (opened is not { } fields)
        {
            return null;
        }

        var backendName = fields.RequiredText("backend");
        var key = new KeyDocument(
            fields,
            isNamed ? name : null,
            fields.RequiredToken("class", CatalogTokens.Classes),
            fields.OptionalToken("keyType", CatalogTokens.KeyTypes),
            backendName,
            backendName is null ? null : backends.GetValueOrDefault(backendName),
            fields.OptionalToken("engine", CatalogTokens.Engines),
            fields.RequiredText("path"),
            fields.Find("missing") is null ? MissingKeyRule.Error : fields.RequiredToken("missing", CatalogTokens.MissingRules),
            fields.TextList("labels"));
        var writable = fields.RequiredFlag("writable");
        var description = fields.RequiredText("description");

        if (backendName is not null && !backends.ContainsKey(backendName))
        {
            errors.Add(
                fields.Find("backend")!,
                DocumentRule.BackendUnknown,
                $"there is no backend '{DocumentText.Shown(backendName)}' in this catalog");
        }

        NotBlank(fields, "path", key.Path, DocumentRule.PathBlank, errors);
        NotBlank(fields, "description", description, DocumentRule.DescriptionBlank, errors);
        KeyTypeRules.Check(key, errors);
        KeyEngineRules.Check(key, errors);
        KeyMaterialRules.Check(key, errors);
        KeyLabelRules.Check(key, errors);
        return Checked(key, writable, description);
    }

    private static CatalogEntry? Checked(KeyDocument key, bool? writable, string? description) =>
        key is { Name: { } name, Class: { } keyClass, Backend: { } backend, Engine: { } engine, Path: { } path, Missing: { } missing }
        && writable is { } isWritable && description is not null
            ? new CatalogEntry(
                name,
                keyClass,
                key.KeyType,
                backend.Name,
                engine,
                path,
                isWritable,
                missing,
                [.. key.Labels.Select(label => label.Text)],
                description)
            : null;

    private static void NotBlank(DocumentObject fields, string field, string? text, string rule, DocumentErrors errors)
    {
        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            errors.Add(fields.Find(field)!, rule, $"the {field} is blank");
        }
    }
}
