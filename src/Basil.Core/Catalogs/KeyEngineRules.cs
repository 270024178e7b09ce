// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;
using Basil.Core.Keys;

namespace Basil.Core.Catalogs;

/// <summary>What each engine asks of a key, and whether the backend can have the engine at all.</summary>
internal static class KeyEngineRules
{
    internal static void Check(KeyDocument key, DocumentErrors errors)
    {
        if (key is { Class: KeyClass.Asymmetric, DeclaredEngine: KeyEngine.Kv2, KeyType: { } type } && type != KeyAlgorithm.Ed25519)
        {
            errors.Add(
                key.Fields.Find("keyType")!,
                DocumentRule.Kv2KeyType,
                $"an asymmetric key with engine kv2 is fetched in order to sign, which works for ed25519 only, not {type.Token()}");
        }

        CheckPki(key, errors);
        CheckStructure(key, errors);
    }

    private static void CheckPki(KeyDocument key, DocumentErrors errors)
    {
        if (key.DeclaredEngine != KeyEngine.Pki)
        {
            return;
        }

        if (key.Class is not (null or KeyClass.Asymmetric))
        {
            errors.Add(key.Fields.Find("engine")!, DocumentRule.PkiClass, $"engine pki needs class asymmetric, not {key.ClassToken}");
        }

        if (key.Path is { } path && !IsIssuePath(path))
        {
            errors.Add(
                key.Fields.Find("path")!,
                DocumentRule.PkiPath,
                $"with engine pki the path has the form pki.../issue/ROLE, not '{DocumentText.Shown(path)}'");
        }
    }

    private static void CheckStructure(KeyDocument key, DocumentErrors errors)
    {
        if (key is { IsOfServedClass: true, Engine: { } engine, Backend: { } backend }
            && BackendStructure.Of(backend.Kind) is { } structure
            && !structure.Provides(engine))
        {
            errors.Add(
                key.Fields.Find("engine") ?? key.Fields.Value,
                DocumentRule.EngineNotProvided,
                $"backend {DocumentText.Shown(backend.Name)} ({CatalogTokens.Kinds[backend.Kind]}) does not provide engine "
                + $"{CatalogTokens.Engines[engine]}; it provides {structure.EngineList()}");
        }
    }

    private static bool IsIssuePath(string path) =>
        path.Split('/') is [var mount, "issue", var role, ..] && mount.StartsWith("pki", StringComparison.Ordinal) && role.Length > 0;
}
