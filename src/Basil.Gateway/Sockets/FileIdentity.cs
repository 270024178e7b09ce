// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Basil.Gateway.Sockets;

/// <summary>What a path names, without following a symbolic link: its type and which file it is.</summary>
/// <param name="IsSocket">Whether it is a Unix socket.</param>
/// <param name="Device">The device number, major then minor.</param>
/// <param name="Inode">The inode number.</param>
[SupportedOSPlatform("linux")]
internal readonly partial record struct FileIdentity(bool IsSocket, ulong Device, ulong Inode)
{
    // statx(2): the one file status call whose structure is the same on every architecture.
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint TypeAndInode = 0x101;
    private const int StructureLength = 256;
    private const int TypeMask = 0xF000;
    private const int SocketType = 0xC000;
    private const int NoSuchFile = 2;

    /// <returns>Null where nothing has that name.</returns>
    /// <exception cref="IOException">The path cannot be looked at.</exception>
    internal static FileIdentity? Of(string path)
    {
        Span<byte> status = stackalloc byte[StructureLength];
        if (StatX(CurrentDirectory, path, NoFollow, TypeAndInode, status) == 0)
        {
            return Read(status);
        }

        var error = Marshal.GetLastPInvokeError();
        return error == NoSuchFile ? null : throw new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    /// <summary>The identity of an open file, whatever its name has become.</summary>
    internal static FileIdentity Of(SafeFileHandle file)
    {
        Span<byte> status = stackalloc byte[StructureLength];
        return StatX((int)file.DangerousGetHandle(), string.Empty, EmptyPath, TypeAndInode, status) == 0
            ? Read(status)
            : throw new IOException(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));
    }

    private static FileIdentity Read(ReadOnlySpan<byte> status)
    {
        var mode = MemoryMarshal.Read<ushort>(status[0x1C..]);
        var inode = MemoryMarshal.Read<ulong>(status[0x20..]);
        var device = ((ulong)MemoryMarshal.Read<uint>(status[0x88..]) << 32) | MemoryMarshal.Read<uint>(status[0x8C..]);
        return new FileIdentity((mode & TypeMask) == SocketType, device, inode);
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int directory, string path, int flags, uint mask, Span<byte> status);
}
