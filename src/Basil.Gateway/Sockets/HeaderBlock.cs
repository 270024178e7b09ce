// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Gateway.Sockets;

/// <summary>Makes the placeholder authority of existing Rust clients one that the server accepts, inside an HPACK header block (RFC 7541).</summary>
/// <remarks>
/// Those clients send <c>:authority</c> <c>[::]:50051</c>, which is no host for the server and no information for us. The replacement,
/// <c>[::1]:5005</c>, is made of the same characters: its length, its length in Huffman code and so the size of its table entry are the
/// same, and later references to the entry need no change.
/// </remarks>
internal static class HeaderBlock
{
    private const int AuthorityIndex = 1;
    private const int MaxIntegerShift = 21;

    private static ReadOnlySpan<byte> Placeholder => "[::]:50051"u8;

    private static ReadOnlySpan<byte> Replacement => "[::1]:5005"u8;

    private static ReadOnlySpan<byte> PlaceholderHuffman => [0xFF, 0xDD, 0xCB, 0x9F, 0xFC, 0xB8, 0xD8, 0x00, 0xD8, 0x7F];

    private static ReadOnlySpan<byte> ReplacementHuffman => [0xFF, 0xDD, 0xCB, 0x81, 0xFF, 0xE5, 0xC6, 0xC0, 0x06, 0xFF];

    /// <summary>Rewrites in place. A block that is not HPACK is left as it is from the first fault on; the server refuses it.</summary>
    /// <returns>Whether anything was changed.</returns>
    internal static bool Rewrite(Span<byte> block)
    {
        var changed = false;
        for (var rest = block; !rest.IsEmpty;)
        {
            if (!TrySkipField(ref rest, out var authority))
            {
                break;
            }

            changed |= Replace(authority);
        }

        return changed;
    }

    /// <summary>Steps over one representation (RFC 7541 section 6).</summary>
    /// <param name="rest">The block from the representation on.</param>
    /// <param name="authority">The value string with its length octet where the field is a literal named <c>:authority</c>; else empty.</param>
    private static bool TrySkipField(ref Span<byte> rest, out Span<byte> authority)
    {
        authority = default;
        var first = rest[0];
        if ((first & 0x80) != 0)
        {
            return TryReadInteger(ref rest, 7, out _);
        }

        if ((first & 0xE0) == 0x20)
        {
            return TryReadInteger(ref rest, 5, out _);
        }

        if (!TryReadInteger(ref rest, (first & 0x40) != 0 ? 6 : 4, out var name) || (name == 0 && !TrySkipString(ref rest, out _)))
        {
            return false;
        }

        if (!TrySkipString(ref rest, out var value))
        {
            return false;
        }

        authority = name == AuthorityIndex ? value : default;
        return true;
    }

    private static bool Replace(Span<byte> value)
    {
        // One octet of length and the Huffman flag, as the value is short; then the value.
        if (value.Length != 1 + Placeholder.Length)
        {
            return false;
        }

        var isHuffman = (value[0] & 0x80) != 0;
        if (!value[1..].SequenceEqual(isHuffman ? PlaceholderHuffman : Placeholder))
        {
            return false;
        }

        (isHuffman ? ReplacementHuffman : Replacement).CopyTo(value[1..]);
        return true;
    }

    private static bool TrySkipString(ref Span<byte> rest, out Span<byte> text)
    {
        text = default;
        if (rest.IsEmpty)
        {
            return false;
        }

        var start = rest;
        if (!TryReadInteger(ref rest, 7, out var length) || length > rest.Length)
        {
            return false;
        }

        rest = rest[length..];
        text = start[..(start.Length - rest.Length)];
        return true;
    }

    /// <summary>Reads a prefixed integer (RFC 7541 section 5.1) of at most 28 bits, far above any header's length.</summary>
    private static bool TryReadInteger(ref Span<byte> rest, int prefixBits, out int value)
    {
        var mask = (1 << prefixBits) - 1;
        value = rest[0] & mask;
        rest = rest[1..];
        if (value < mask)
        {
            return true;
        }

        for (var shift = 0; shift <= MaxIntegerShift && !rest.IsEmpty; shift += 7)
        {
            var next = rest[0];
            rest = rest[1..];
            value += (next & 0x7F) << shift;
            if ((next & 0x80) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
