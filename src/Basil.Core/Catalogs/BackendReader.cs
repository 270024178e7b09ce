// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Basil.Core.Documents;

namespace Basil.Core.Catalogs;

/// <summary>Reads one entry of the catalog's <c>backends</c>.</summary>
internal static class BackendReader
{
    private static readonly FrozenSet<string> KnownCapabilities =
        FrozenSet.Create(StringComparer.Ordinal, "byok-import", "prehash-sign", "pqc-transit", "pki-crl", "jwt-auth", "approle-auth");

    /// <returns>Null where the entry cannot be used; what is wrong has been reported.</returns>
    internal static CatalogBackend? Read(DocumentValue entry, DocumentErrors errors)
    {
        if (string.IsNullOrWhiteSpace(entry.Name))
        {
            errors.Add(entry, DocumentRule.BackendName, "a backend needs a name");
        }

        if (DocumentObject.Open(entry, errors)?.Only("kind", "addr", "engines", "capabilities", "mintKeyTypes", "requires") is not { } fields)
        {
            return null;
        }

        var kind = fields.RequiredToken("kind", CatalogTokens.Kinds);
        var address = fields.RequiredText("addr");
        var engines = fields.TokenList("engines", CatalogTokens.Engines);
        var capabilities = fields.TextList("capabilities");
        var mintKeyTypes = fields.TokenList("mintKeyTypes", CatalogTokens.KeyTypes);
        var requires = fields.TextList("requires");
        WarnUnknown(capabilities, errors);
        WarnUnknown(requires, errors);
        if (kind is null || address is null)
        {
            return null;
        }

        var backend = new CatalogBackend(
            entry.Name,
            kind.Value,
            address,
            [.. engines.Select(engine => engine.Value)],
            [.. capabilities.Select(capability => capability.Text)],
            [.. mintKeyTypes.Select(type => type.Value)],
            [.. requires.Select(capability => capability.Text)]);
        CheckStructure(backend, fields, engines, mintKeyTypes, errors);
        return backend;
    }

    private static void CheckStructure(
        CatalogBackend backend,
        DocumentObject fields,
        List<(DocumentValue At, KeyEngine Value)> engines,
        List<(DocumentValue At, Keys.KeyAlgorithm Value)> mintKeyTypes,
        DocumentErrors errors)
    {
        var kind = CatalogTokens.Kinds[backend.Kind];
        if (BackendStructure.Of(backend.Kind) is not { } structure)
        {
            errors.Add(
                fields.Find("kind")!,
                DocumentRule.NotInThisBuild,
                $"this build has no {kind} backend; it serves {CatalogTokens.Kinds[BackendKind.AwsKms]}");
            return;
        }

        foreach (var (at, engine) in engines.Where(engine => !structure.Provides(engine.Value)))
        {
            errors.Add(
                at,
                DocumentRule.EngineNotProvided,
                $"a backend of kind {kind} never provides {CatalogTokens.Engines[engine]}; it provides {structure.EngineList()}");
        }

        foreach (var (at, type) in mintKeyTypes.Where(type => !structure.Algorithms.Contains(type.Value)))
        {
            errors.Warn(
                at,
                DocumentRule.MintKeyTypeNotServed,
                $"a backend of kind {kind} creates no keys of type {CatalogTokens.KeyTypes[type]}; it serves {structure.AlgorithmList()}");
        }
    }

    private static void WarnUnknown(List<(DocumentValue At, string Text)> capabilities, DocumentErrors errors)
    {
        foreach (var (at, text) in capabilities.Where(capability => !KnownCapabilities.Contains(capability.Text)))
        {
            errors.Warn(at, DocumentRule.CapabilityUnknown, $"unknown capability '{DocumentText.Shown(text)}'; it is compared as it is written");
        }
    }
}
