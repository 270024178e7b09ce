// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Binary;

namespace Basil.Gateway.Sockets;

/// <summary>The nine octets before each HTTP/2 frame's payload (RFC 9113 section 4.1).</summary>
internal readonly record struct FrameHeader(int Length, byte Type, byte Flags, uint Stream)
{
    /// <summary>END_HEADERS of HEADERS and CONTINUATION.</summary>
    internal bool EndsHeaders => (Flags & 0x4) != 0;

    /// <summary>PADDED of HEADERS.</summary>
    internal bool IsPadded => (Flags & 0x8) != 0;

    /// <summary>PRIORITY of HEADERS: five octets come before the block.</summary>
    internal bool HasPriority => (Flags & 0x20) != 0;

    internal static FrameHeader Read(ReadOnlySpan<byte> octets) => new(
        (octets[0] << 16) | (octets[1] << 8) | octets[2],
        octets[3],
        octets[4],
        BinaryPrimitives.ReadUInt32BigEndian(octets[5..]) & 0x7FFFFFFF);
}
