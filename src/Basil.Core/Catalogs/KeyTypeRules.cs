// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;
using Basil.Core.Keys;

namespace Basil.Core.Catalogs;

/// <summary>What key type a class needs, and whether the backend serves it.</summary>
internal static class KeyTypeRules
{
    internal static void Check(KeyDocument key, DocumentErrors errors)
    {
        if (key.Class is null)
        {
            return;
        }

        if (!key.IsOfServedClass)
        {
            errors.Add(
                key.Fields.Find("class")!,
                DocumentRule.NotInThisBuild,
                $"this build has no keys of class {key.ClassToken}; it serves asymmetric and symmetric");
        }

        CheckPresence(key, errors);
        CheckPairing(key, errors);
        CheckServed(key, errors);
    }

    private static void CheckPresence(KeyDocument key, DocumentErrors errors)
    {
        var isGiven = key.Fields.Has("keyType");
        if (key.Class is KeyClass.Asymmetric or KeyClass.Symmetric or KeyClass.Sealing && !isGiven)
        {
            errors.AddAbsent(key.Fields.Value, "keyType", DocumentRule.KeyTypeRequired, $"a key of class {key.ClassToken} needs a keyType");
        }
        else if (key.Class == KeyClass.Value && isGiven)
        {
            errors.Add(key.Fields.Find("keyType")!, DocumentRule.KeyTypeForbidden, "a key of class value has no keyType");
        }
    }

    private static void CheckPairing(KeyDocument key, DocumentErrors errors)
    {
        if (key.KeyType is not { } type || key.Class == KeyClass.Value || Fits(key.Class, type))
        {
            return;
        }

        var expected = string.Join(
            ", ",
            Enum.GetValues<KeyAlgorithm>().Where(candidate => Fits(key.Class, candidate)).Select(candidate => candidate.Token()));
        errors.Add(
            key.Fields.Find("keyType")!,
            DocumentRule.KeyTypeClass,
            $"a key of class {key.ClassToken} cannot be of type {type.Token()}; expected one of {expected}");
    }

    private static void CheckServed(KeyDocument key, DocumentErrors errors)
    {
        if (key.KeyType is { } type
            && key is { Backend: { } backend, IsOfServedClass: true }
            && Fits(key.Class, type)
            && BackendStructure.Of(backend.Kind) is { } structure
            && !structure.Algorithms.Contains(type))
        {
            errors.Add(
                key.Fields.Find("keyType")!,
                DocumentRule.KeyTypeNotServed,
                $"backend {DocumentText.Shown(backend.Name)} ({CatalogTokens.Kinds[backend.Kind]}) does not serve key type {type.Token()}; "
                + $"it serves {structure.AlgorithmList()}");
        }
    }

    private static bool Fits(KeyClass? keyClass, KeyAlgorithm type) => keyClass switch
    {
        KeyClass.Asymmetric => IsSignature(type),
        KeyClass.Symmetric => IsAead(type),
        KeyClass.Sealing => IsKeyEncapsulation(type),
        _ => !IsAead(type),
    };

    private static bool IsAead(KeyAlgorithm type) => type is KeyAlgorithm.Aes256Gcm or KeyAlgorithm.ChaCha20Poly1305;

    private static bool IsKeyEncapsulation(KeyAlgorithm type) =>
        type is KeyAlgorithm.X25519 or KeyAlgorithm.MlKem512 or KeyAlgorithm.MlKem768 or KeyAlgorithm.MlKem1024;

    private static bool IsSignature(KeyAlgorithm type) => !IsAead(type) && !IsKeyEncapsulation(type);
}
