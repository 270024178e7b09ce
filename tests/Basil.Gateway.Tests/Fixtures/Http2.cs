// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;

namespace Basil.Gateway.Tests.Fixtures;

/// <summary>HTTP/2 and HPACK octets, built by hand (RFC 9113, RFC 7541).</summary>
internal static class Http2
{
    internal const byte Data = 0x0;
    internal const byte Headers = 0x1;
    internal const byte RstStream = 0x3;
    internal const byte Settings = 0x4;
    internal const byte GoAway = 0x7;
    internal const byte Continuation = 0x9;

    internal const byte EndStream = 0x1;
    internal const byte EndHeaders = 0x4;
    internal const byte Padded = 0x8;
    internal const byte Priority = 0x20;

    internal static readonly byte[] Preface = Encoding.ASCII.GetBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    internal static readonly byte[] PlaceholderHuffman = Convert.FromHexString("FFDDCB9FFCB8D800D87F");
    internal static readonly byte[] ReplacementHuffman = Convert.FromHexString("FFDDCB81FFE5C6C006FF");
    internal static readonly byte[] PlaceholderPlain = Encoding.ASCII.GetBytes("[::]:50051");
    internal static readonly byte[] ReplacementPlain = Encoding.ASCII.GetBytes("[::1]:5005");

    internal static byte[] Frame(byte type, byte flags, int stream, ReadOnlySpan<byte> payload) =>
    [
        (byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, type, flags,
        (byte)(stream >> 24), (byte)(stream >> 16), (byte)(stream >> 8), (byte)stream,
        .. payload,
    ];

    /// <summary>A literal field whose name is in the static table; the first octet says how it is indexed.</summary>
    internal static byte[] Literal(byte first, ReadOnlySpan<byte> value, bool isHuffman = false) =>
        [first, (byte)(value.Length | (isHuffman ? 0x80 : 0)), .. value];

    /// <summary>The request headers of a gRPC call up to its authority.</summary>
    internal static byte[] Call(string path, ReadOnlySpan<byte> authority) =>
    [
        0x83, 0x86,
        .. Literal(0x44, Encoding.ASCII.GetBytes(path)),
        .. authority,
        .. Literal(0x5F, "application/grpc"u8),
        0x40, 2, (byte)'t', (byte)'e', 8, .. "trailers"u8,
    ];

    /// <summary>A whole unary call with an empty message.</summary>
    internal static byte[] EmptyCall(int stream, ReadOnlySpan<byte> block, byte flags = EndHeaders) =>
        [.. Frame(Headers, flags, stream, block), .. Frame(Data, EndStream, stream, [0, 0, 0, 0, 0])];
}
