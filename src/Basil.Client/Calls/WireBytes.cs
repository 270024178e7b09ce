// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Basil.Client.Calls;

/// <summary>Bytes into and out of messages without copies.</summary>
internal static class WireBytes
{
    /// <summary>Lends the caller's memory to a message that is sent once and then forgotten.</summary>
    internal static ByteString Wrap(ReadOnlyMemory<byte> memory) => UnsafeByteOperations.UnsafeWrap(memory);

    /// <summary>Takes the array of a received message that nobody reads again.</summary>
    internal static byte[] Take(ByteString bytes) =>
        MemoryMarshal.TryGetArray(bytes.Memory, out var segment) && segment.Array is { } array && array.Length == segment.Count
            ? array
            : bytes.ToByteArray();
}
