// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Basil.Core.Errors;
using Microsoft.Win32.SafeHandles;

namespace Basil.Gateway.Sockets;

/// <summary>
/// The right to replace and remove the socket at a path: an exclusive lock (flock) on the file beside it with <c>.lock</c> appended.
/// The kernel releases it when the process ends, however it ends.
/// </summary>
/// <remarks>A symbolic link in the lock's place is refused and never followed: in a directory like /tmp anybody can put one there.</remarks>
[SupportedOSPlatform("linux")]
internal sealed partial class SocketLock : IDisposable
{
    private const int MaxAttempts = 10;
    private const int ReadWrite = 0x2;
    private const int CreateIfAbsent = 0x40;
    private const int CloseOnExec = 0x80000;
    private const uint OwnerOnly = 0x180;
    private const int Exclusive = 0x2;
    private const int NonBlocking = 0x4;
    private const int WouldBlock = 11;

    private readonly SafeFileHandle _file;
    private readonly string _path;

    private SocketLock(SafeFileHandle file, string path)
    {
        _file = file;
        _path = path;
    }

    /// <summary>O_NOFOLLOW, which is not the same number everywhere.</summary>
    private static int NoFollow => RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 or Architecture.Ppc64le
        ? 0x8000
        : 0x20000;

    /// <returns>Null where another process holds the lock.</returns>
    /// <exception cref="StartupException">The lock file cannot be opened or locked.</exception>
    internal static SocketLock? TryAcquire(string socketPath)
    {
        var path = socketPath + ".lock";
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var file = Open(path);
            if (!TryLock(file, path))
            {
                file.Dispose();
                return null;
            }

            // A predecessor that is ending removes the file before it lets go of the lock; a lock on a removed file protects nothing.
            if (FileIdentity.Of(path) == FileIdentity.Of(file))
            {
                return new SocketLock(file, path);
            }

            file.Dispose();
        }

        return null;
    }

    public void Dispose()
    {
        File.Delete(_path);
        _file.Dispose();
    }

    private static SafeFileHandle Open(string path)
    {
        var descriptor = OpenFile(path, ReadWrite | CreateIfAbsent | CloseOnExec | NoFollow, OwnerOnly);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw Unusable(path, "opened");
    }

    private static bool TryLock(SafeFileHandle file, string path)
    {
        if (LockFile((int)file.DangerousGetHandle(), Exclusive | NonBlocking) == 0)
        {
            return true;
        }

        return Marshal.GetLastPInvokeError() == WouldBlock ? false : throw Unusable(path, "locked");
    }

    private static StartupException Unusable(string path, string verb) => new(
        $"The socket's lock file {path} cannot be {verb}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.",
        ["The directory must be writable for the gateway, and the lock file its own and no symbolic link."]);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int LockFile(int file, int operation);
}
