// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Policies;

/// <summary>The text form of a public NATS key.</summary>
/// <remarks>Base32 (RFC 4648 section 6, no padding) of a prefix byte, 32 key bytes and a little-endian CRC-16.</remarks>
internal static class PublicNkey
{
    private const int TextLength = 56;
    private const int ByteLength = 35;

    // Server, cluster, operator, account, user and curve keys begin with N, C, O, A, U and X; seeds (S) and private keys (P) are not public.
    private const string PublicPrefixes = "NCOAUX";

    internal static bool IsValid(string text)
    {
        Span<byte> bytes = stackalloc byte[ByteLength];
        return text.Length == TextLength
            && PublicPrefixes.Contains(text[0], StringComparison.Ordinal)
            && TryDecode(text, bytes)
            && Crc16(bytes[..^2]) == (bytes[^2] | (bytes[^1] << 8));
    }

    private static bool TryDecode(string text, Span<byte> bytes)
    {
        var buffer = 0;
        var bits = 0;
        var written = 0;
        foreach (var c in text)
        {
            var value = c switch
            {
                >= 'A' and <= 'Z' => c - 'A',
                >= '2' and <= '7' => c - '2' + 26,
                _ => -1,
            };
            if (value < 0)
            {
                return false;
            }

            buffer = ((buffer << 5) | value) & 0xFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[written++] = (byte)(buffer >> bits);
            }
        }

        return true;
    }

    // CRC-16/XMODEM: polynomial 0x1021, initial value 0.
    private static int Crc16(ReadOnlySpan<byte> bytes)
    {
        var crc = 0;
        foreach (var b in bytes)
        {
            crc ^= b << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
            }

            crc &= 0xFFFF;
        }

        return crc;
    }
}
