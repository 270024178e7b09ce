// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;

namespace Basil.Core.Catalogs;

/// <summary>Checks a <c>generate</c> recipe. Nothing is kept of it: this build has no class of key that uses one.</summary>
internal static class GenerateRecipeReader
{
    private enum Format
    {
        RandomText,
        AgeX25519,
        SelfSignedTls,
        SelfSignedTlsPairOf,
    }

    private static readonly TokenSet<(Format Format, string Token)> Formats = new(
    [
        .. new (string Token, Format Format)[]
        {
            ("ascii-printable", Format.RandomText),
            ("base64", Format.RandomText),
            ("hex", Format.RandomText),
            ("age-x25519", Format.AgeX25519),
            ("self-signed-tls", Format.SelfSignedTls),
            ("self-signed-tls-pair-of", Format.SelfSignedTlsPairOf),
        }.Select(pair => (pair.Token, (pair.Format, pair.Token))),
    ]);

    internal static void Check(DocumentValue recipe, DocumentErrors errors)
    {
        if (DocumentObject.Open(recipe, errors) is not { } fields || fields.RequiredToken("format", Formats) is not { } format)
        {
            return;
        }

        switch (format.Format)
        {
            case Format.RandomText:
                if (fields.Only("format", "bytes").RequiredNumber("bytes") is 0)
                {
                    errors.Add(fields.Find("bytes")!, DocumentRule.OutOfRange, "bytes must be at least 1");
                }

                break;
            case Format.SelfSignedTls:
                fields.Only("format", "commonName", "validity");
                fields.RequiredText("commonName");
                fields.RequiredText("validity");
                break;
            case Format.SelfSignedTlsPairOf:
                fields.Only("format", "pairOf").RequiredText("pairOf");
                break;
            default:
                fields.Only("format");
                break;
        }
    }
}
