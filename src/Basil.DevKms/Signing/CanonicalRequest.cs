// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Basil.DevKms.Signing;

/// <summary>The canonical request of AWS Signature Version 4, for requests whose path needs no normalising.</summary>
internal static class CanonicalRequest
{
    // One request is written at a time on a thread, and nothing awaits while it is.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    /// <summary>Writes the SHA-256 of the canonical request.</summary>
    /// <param name="request">Method, path, query and headers as they came.</param>
    /// <param name="signedHeaders">The lower-case names of the signed headers in order, with semicolons between.</param>
    /// <param name="body">The whole body.</param>
    /// <param name="hash">Takes 32 bytes.</param>
    public static void Hash(HttpRequest request, string signedHeaders, ReadOnlySpan<byte> body, Span<byte> hash)
    {
        var text = _buffer ??= new ArrayBufferWriter<byte>(2048);
        text.ResetWrittenCount();

        Append(text, request.Method);
        Append(text, "\n");
        Append(text, request.Path.HasValue ? request.Path.Value : "/");
        Append(text, "\n");
        Append(text, CanonicalQuery(request.QueryString));
        Append(text, "\n");

        foreach (var range in signedHeaders.AsSpan().Split(';'))
        {
            var name = signedHeaders[range];
            Append(text, name);
            Append(text, ":");
            AppendHeader(text, request.Headers[name]);
            Append(text, "\n");
        }

        Append(text, "\n");
        Append(text, signedHeaders);
        Append(text, "\n");

        Span<byte> bodyHash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, bodyHash);
        Convert.TryToHexStringLower(bodyHash, text.GetSpan(2 * SHA256.HashSizeInBytes), out var written);
        text.Advance(written);

        SHA256.HashData(text.WrittenSpan, hash);
    }

    private static string CanonicalQuery(QueryString query) =>
        query.HasValue ? string.Join('&', query.Value![1..].Split('&').Order(StringComparer.Ordinal)) : "";

    private static void AppendHeader(ArrayBufferWriter<byte> text, Microsoft.Extensions.Primitives.StringValues values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
            {
                Append(text, ",");
            }

            var value = values[i].AsSpan().Trim();
            while (value.IndexOf("  ", StringComparison.Ordinal) is >= 0 and var twoSpaces)
            {
                Append(text, value[..(twoSpaces + 1)]);
                value = value[(twoSpaces + 1)..].TrimStart(' ');
            }

            Append(text, value);
        }
    }

    private static void Append(ArrayBufferWriter<byte> text, ReadOnlySpan<char> value)
    {
        var span = text.GetSpan(Encoding.UTF8.GetMaxByteCount(value.Length));
        text.Advance(Encoding.UTF8.GetBytes(value, span));
    }
}
