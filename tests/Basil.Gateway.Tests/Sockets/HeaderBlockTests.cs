// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Gateway.Sockets;
using Basil.Gateway.Tests.Fixtures;
using CsCheck;

namespace Basil.Gateway.Tests.Sockets;

public sealed class HeaderBlockTests
{
    [Theory]
    [InlineData(0x41)]
    [InlineData(0x01)]
    [InlineData(0x11)]
    public void The_placeholder_authority_is_replaced_in_either_coding_and_however_it_is_indexed(byte first)
    {
        var block = Http2.Call("/a/b", Http2.Literal(first, Http2.PlaceholderHuffman, isHuffman: true));
        var plain = Http2.Call("/a/b", Http2.Literal(first, Http2.PlaceholderPlain));

        Assert.True(HeaderBlock.Rewrite(block));
        Assert.True(HeaderBlock.Rewrite(plain));

        Assert.Equal(Http2.Call("/a/b", Http2.Literal(first, Http2.ReplacementHuffman, isHuffman: true)), block);
        Assert.Equal(Http2.Call("/a/b", Http2.Literal(first, Http2.ReplacementPlain)), plain);
    }

    [Fact]
    public void Other_authorities_and_the_placeholder_in_other_places_stay()
    {
        byte[] block =
        [
            .. Http2.Call("/[::]:50051", Http2.Literal(0x41, "localhost"u8)),
            .. Http2.Literal(0x5F, Http2.PlaceholderPlain),
            .. Http2.Literal(0x44, Http2.PlaceholderHuffman, isHuffman: true),
            0x40, 1, (byte)'x', 12, 0x41, 10, .. Http2.PlaceholderPlain,
            0xBE, 0x3F, 0xE1, 0x1F,
        ];
        var before = block.ToArray();

        Assert.False(HeaderBlock.Rewrite(block));
        Assert.Equal(before, block);
    }

    [Fact]
    public void A_literal_behind_long_fields_and_table_updates_is_found()
    {
        byte[] longValue = [0x40, 1, (byte)'x', 0x7F, 0xAD, 0x01, .. new byte[0x7F + 0xAD - 0x80 + 0x80]];
        byte[] block = [0x20, 0x3F, 0xE1, 0x1F, .. longValue, .. Http2.Literal(0x41, Http2.PlaceholderPlain)];

        Assert.True(HeaderBlock.Rewrite(block));
        Assert.Equal(Http2.ReplacementPlain, block[^10..]);
    }

    [Fact]
    public void No_octets_make_it_throw_or_change_the_length_of_anything() =>
        Gen.Byte.Array[0, 200].Sample(octets =>
        {
            var block = octets.ToArray();
            var changed = HeaderBlock.Rewrite(block);
            return changed || block.AsSpan().SequenceEqual(octets);
        });

    [Fact]
    public void A_truncated_block_is_left_alone_from_the_fault_on()
    {
        var whole = Http2.Call("/a/b", Http2.Literal(0x41, Http2.PlaceholderHuffman, isHuffman: true));
        var end = whole.AsSpan().IndexOf(Http2.PlaceholderHuffman);
        for (var length = 0; length < end + Http2.PlaceholderHuffman.Length; length++)
        {
            var block = whole[..length];
            Assert.False(HeaderBlock.Rewrite(block));
            Assert.Equal(whole[..length], block);
        }
    }
}
