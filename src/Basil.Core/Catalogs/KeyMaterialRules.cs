// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;
using Basil.Core.Keys;

namespace Basil.Core.Catalogs;

/// <summary>How material comes into being and where its public half lies: <c>generate</c>, <c>publicPath</c>, <c>sealingPin</c>.</summary>
internal static class KeyMaterialRules
{
    internal static void Check(KeyDocument key, DocumentErrors errors)
    {
        if (key.Fields.Find("generate") is { } recipe)
        {
            GenerateRecipeReader.Check(recipe, errors);
        }

        if (key.Fields.Find("sealingPin") is { } pin)
        {
            SealingPinReader.Check(pin, errors);
        }

        var publicPath = key.Fields.OptionalText("publicPath");
        if (key.Class is not null)
        {
            CheckRecipe(key, errors);
            CheckPublicPath(key, publicPath, errors);
            CheckPin(key, errors);
        }
    }

    private static void CheckRecipe(KeyDocument key, DocumentErrors errors)
    {
        var takesRecipe = key.Class is KeyClass.Value or KeyClass.Public;
        if (takesRecipe && key.Missing == MissingKeyRule.Generate && !key.Fields.Has("generate"))
        {
            errors.AddAbsent(
                key.Fields.Value,
                "generate",
                DocumentRule.GenerateRequired,
                $"a key of class {key.ClassToken} with missing generate needs a generate recipe");
        }
        else if (!takesRecipe && key.Fields.Find("generate") is { } recipe)
        {
            errors.Add(
                recipe,
                DocumentRule.GenerateForbidden,
                $"a key of class {key.ClassToken} is generated from its keyType; only value and public have a recipe");
        }
    }

    private static void CheckPublicPath(KeyDocument key, string? publicPath, DocumentErrors errors)
    {
        var given = key.Fields.Find("publicPath");
        if (key.IsMaterializedToUse && given is null)
        {
            errors.AddAbsent(
                key.Fields.Value,
                "publicPath",
                DocumentRule.PublicPathRequired,
                $"a key of class {key.ClassToken} that is fetched in order to be used needs a publicPath for its public half");
        }
        else if (key.IsMaterializedToUse && publicPath is not null && string.IsNullOrWhiteSpace(publicPath))
        {
            errors.Add(given!, DocumentRule.PublicPathRequired, "the publicPath is blank");
        }
        else if (!key.IsMaterializedToUse && given is not null)
        {
            errors.Add(
                given,
                DocumentRule.PublicPathForbidden,
                "only a sealing key and an asymmetric key with engine kv2 have a publicPath");
        }
    }

    private static void CheckPin(KeyDocument key, DocumentErrors errors)
    {
        if (key.Class != KeyClass.Sealing && key.Fields.Find("sealingPin") is { } pin)
        {
            errors.Add(pin, DocumentRule.SealingPinForbidden, $"only a sealing key has a sealingPin, not one of class {key.ClassToken}");
        }
    }
}
