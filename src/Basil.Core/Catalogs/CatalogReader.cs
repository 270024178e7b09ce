// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;

namespace Basil.Core.Catalogs;

/// <summary>Reads a catalog of schemaVersion 1.</summary>
internal static class CatalogReader
{
    internal const uint SchemaVersion = 1;

    /// <summary>Reads and checks every entry.</summary>
    /// <returns>What could be read; a generation may be made of it only where <paramref name="errors"/> stayed empty.</returns>
    internal static Catalog Read(DocumentValue root, DocumentErrors errors)
    {
        if (DocumentObject.Open(root, errors) is not { } document || !IsThisVersion(document, errors))
        {
            return new Catalog([], []);
        }

        document.Only("schemaVersion", "backends", "keys");
        document.Required("backends");
        document.Required("keys");

        var backends = new Dictionary<string, CatalogBackend?>(StringComparer.Ordinal);
        foreach (var entry in document.Map("backends"))
        {
            backends[entry.Name] = BackendReader.Read(entry, errors);
        }

        if (document.Find("backends") is { Kind: System.Text.Json.JsonValueKind.Object, Members.Count: 0 } none)
        {
            errors.Add(none, DocumentRule.NoBackends, "the catalog declares no backend, so no key could be used");
        }

        var keys = new List<CatalogEntry>();
        var paths = new Dictionary<(string Backend, string Path), string>();
        foreach (var entry in document.Map("keys"))
        {
            if (KeyReader.Read(entry, backends, errors) is { } key)
            {
                keys.Add(key);
                WarnSharedPath(entry, key, paths, errors);
            }
        }

        return new Catalog(backends.Values.OfType<CatalogBackend>(), keys);
    }

    // A document of another version follows other rules; holding it against these would only mislead.
    private static bool IsThisVersion(DocumentObject document, DocumentErrors errors)
    {
        if (document.RequiredNumber("schemaVersion") is not { } version || version == SchemaVersion)
        {
            return true;
        }

        errors.Add(
            document.Find("schemaVersion")!,
            DocumentRule.SchemaVersion,
            $"catalog schemaVersion {version} is not supported; this build reads {SchemaVersion}");
        return false;
    }

    // Two names for one key also mean two sets of labels and of policy, which is seldom meant.
    private static void WarnSharedPath(
        DocumentValue entry,
        CatalogEntry key,
        Dictionary<(string Backend, string Path), string> paths,
        DocumentErrors errors)
    {
        if (!paths.TryAdd((key.Backend, key.Path), key.Name.Value))
        {
            errors.Warn(entry, DocumentRule.PathShared, $"{key.Name} has the same backend and path as {paths[(key.Backend, key.Path)]}");
        }
    }
}
