// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Text;
using Basil.Core.Documents;

namespace Basil.Core.Policies;

/// <summary>Reads one principal of a subject.</summary>
internal static class PrincipalReader
{
    /// <returns>Null where it has errors.</returns>
    internal static Principal? Read(DocumentValue item, bool mayBeUnauthenticated, DocumentErrors errors)
    {
        if (DocumentObject.Open(item, errors) is not { } fields || fields.RequiredToken("kind", PolicyTokens.PrincipalKinds) is not { } kind)
        {
            return null;
        }

        return kind switch
        {
            PrincipalKind.Unix => ReadUnix(fields.Only("kind", "uid", "gid"), errors),
            PrincipalKind.Unauthenticated => ReadUnauthenticated(fields.Only("kind"), mayBeUnauthenticated, errors),
            _ => ReadSignatureKey(fields.Only("kind", "algorithm", "public"), errors),
        };
    }

    private static Principal? ReadUnix(DocumentObject fields, DocumentErrors errors)
    {
        if (!fields.Has("uid") && !fields.Has("gid"))
        {
            errors.Add(fields.Value, DocumentRule.PrincipalEmpty, "a unix principal has a uid, a gid or both");
            return null;
        }

        var uid = fields.OptionalNumber("uid");
        var gid = fields.OptionalNumber("gid");

        // A principal with a bad half must not come out as the wider other half.
        return (fields.Has("uid") && uid is null) || (fields.Has("gid") && gid is null) ? null : new Principal(PrincipalKind.Unix, uid, gid);
    }

    private static Principal ReadUnauthenticated(DocumentObject fields, bool mayBeUnauthenticated, DocumentErrors errors)
    {
        if (!mayBeUnauthenticated)
        {
            errors.Add(
                fields.Value,
                DocumentRule.PrincipalUnauthenticated,
                "only the subject that unauthenticatedSubject names may have an unauthenticated principal");
        }

        return new Principal(PrincipalKind.Unauthenticated);
    }

    private static Principal? ReadSignatureKey(DocumentObject fields, DocumentErrors errors)
    {
        if (fields.RequiredToken("algorithm", PolicyTokens.SignatureKeyKinds) is not { } kind || fields.RequiredText("public") is not { } key)
        {
            return null;
        }

        if (kind == SignatureKeyKind.Ed25519 && !IsEd25519(key))
        {
            errors.Add(
                fields.Find("public")!,
                DocumentRule.PrincipalPublicKey,
                "expected the 32 bytes of an Ed25519 public key in base64url without padding");
        }
        else if (kind == SignatureKeyKind.NatsNkey && !PublicNkey.IsValid(key))
        {
            errors.Add(
                fields.Find("public")!,
                DocumentRule.PrincipalPublicKey,
                "expected a public NKey: 56 characters of base32 with a matching checksum");
        }

        return new Principal(PrincipalKind.SignatureKey);
    }

    private static bool IsEd25519(string text)
    {
        Span<byte> key = stackalloc byte[33];
        return text.Length == 43
            && !text.Any(char.IsWhiteSpace)
            && Base64Url.TryDecodeFromChars(text, key, out var written)
            && written == 32;
    }
}
