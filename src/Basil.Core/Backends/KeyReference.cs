// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Basil.Core.Backends;

/// <summary>What is sent to AWS KMS as KeyId for a catalog path.</summary>
/// <remarks>
/// Every call names the key by this and never by what it resolved to: policies may grant by alias (condition <c>kms:RequestAlias</c>), and
/// such a grant holds only for requests that carry the alias.
/// </remarks>
/// <param name="KeyId">An alias name, an ARN or a key id.</param>
/// <param name="Form">Which of them.</param>
internal sealed record KeyReference(string KeyId, KeyReferenceForm Form)
{
    internal const string AliasPrefix = "alias/";

    /// <summary>The longest alias name, prefix included (KMS API Reference, CreateAlias).</summary>
    internal const int MaxAliasLength = 256;

    private const string GeneratedPrefix = "alias/basil/";
    private const string AwsOwnedPrefix = "alias/aws/";
    private const string MultiRegionPrefix = "mrk-";
    private const int KeyIdLength = 36;
    private const int MaxArnLength = 2048;
    private const int SuffixLength = 12;

    private static readonly SearchValues<char> AliasCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_-");

    private static readonly SearchValues<char> HexOrDash = SearchValues.Create("0123456789abcdefABCDEF-");
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Whether AWS owns the alias; nobody else can create or move it.</summary>
    internal bool IsAwsOwned => KeyId.StartsWith(AwsOwnedPrefix, StringComparison.Ordinal);

    /// <summary>
    /// Reads a catalog path. <c>alias/…</c>, <c>arn:…</c>, a key id (36 characters of hex and dashes) and a multi-Region key id
    /// (<c>mrk-</c> and 32 hex digits) are taken as they are. Anything else is a logical name, whose alias is
    /// <c>alias/basil/SLUG-SUFFIX</c>: the slug keeps ASCII letters, digits, <c>_</c>, <c>-</c> and <c>/</c> and has <c>_</c> for every other
    /// character; the suffix is the first 12 characters of base64url(SHA-256(UTF-8 path)), so that names with equal slugs stay apart.
    /// </summary>
    /// <param name="path">The catalog path.</param>
    /// <param name="reference">What KMS is asked for.</param>
    /// <param name="problem">What is wrong with the path, for operators.</param>
    internal static bool TryParse(string path, [NotNullWhen(true)] out KeyReference? reference, [NotNullWhen(false)] out string? problem)
    {
        if (path.StartsWith("arn:", StringComparison.Ordinal))
        {
            reference = new KeyReference(path, KeyReferenceForm.Arn);
            problem = path.Length > MaxArnLength || !Ascii.IsValid(path) ? $"the ARN is longer than {MaxArnLength} characters or not ASCII" : null;
        }
        else if (IsKeyId(path))
        {
            reference = new KeyReference(path, KeyReferenceForm.KeyId);
            problem = null;
        }
        else
        {
            reference = new KeyReference(path.StartsWith(AliasPrefix, StringComparison.Ordinal) ? path : Generated(path), KeyReferenceForm.Alias);
            problem = AliasProblem(reference.KeyId);
        }

        return problem is null;
    }

    private static bool IsKeyId(ReadOnlySpan<char> path) =>
        path.Length == KeyIdLength
        && (!path.ContainsAnyExcept(HexOrDash)
            || (path.StartsWith(MultiRegionPrefix, StringComparison.Ordinal) && !path[MultiRegionPrefix.Length..].ContainsAnyExcept(Hex)));

    private static string? AliasProblem(string alias)
    {
        if (alias.Length > MaxAliasLength)
        {
            return $"the alias has {alias.Length} characters and KMS allows {MaxAliasLength}: {alias[..40]}…";
        }

        if (alias.Length == AliasPrefix.Length || alias.AsSpan().ContainsAnyExcept(AliasCharacters))
        {
            return "an alias is `alias/` and then letters, digits, `/`, `_` and `-`";
        }

        return null;
    }

    private static string Generated(string path)
    {
        var utf8 = Encoding.UTF8.GetBytes(path);
        var alias = new StringBuilder(GeneratedPrefix, GeneratedPrefix.Length + utf8.Length + 1 + SuffixLength);
        foreach (var character in path.EnumerateRunes())
        {
            alias.Append(character.IsAscii && AliasCharacters.Contains((char)character.Value) ? (char)character.Value : '_');
        }

        return alias.Append('-').Append(Base64Url.EncodeToString(SHA256.HashData(utf8)), 0, SuffixLength).ToString();
    }
}
