// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Binary;
using System.Text;

namespace Basil.DevKms.Cryptography;

/// <summary>
/// The additional authenticated data of a ciphertext: header, key ARN, number of pairs, and the pairs in ordinal order of their names.
/// Every text is UTF-8 behind its length as four bytes, most significant first, so that no two contexts encode alike.
/// </summary>
internal static class EncryptionContextEncoding
{
    public static byte[] Encode(ReadOnlySpan<byte> header, string keyArn, Dictionary<string, string>? context)
    {
        using var bytes = new MemoryStream(256);
        bytes.Write(header);
        Write(bytes, keyArn);
        Write(bytes, context?.Count ?? 0);
        if (context is not null)
        {
            foreach (var (name, value) in context.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                Write(bytes, name);
                Write(bytes, value);
            }
        }

        return bytes.ToArray();
    }

    private static void Write(MemoryStream bytes, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Write(bytes, utf8.Length);
        bytes.Write(utf8);
    }

    private static void Write(MemoryStream bytes, int number)
    {
        Span<byte> four = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(four, number);
        bytes.Write(four);
    }
}
