// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Runtime.Versioning;
using Basil.Core.Errors;

namespace Basil.Gateway.Sockets;

/// <summary>
/// The right to replace and remove the socket at a path: an exclusive lock (flock) on the file beside it with <c>.lock</c> appended.
/// The kernel releases it when the process ends, however it ends.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class SocketLock : IDisposable
{
    private const int MaxAttempts = 10;

    private readonly FileStream _file;
    private readonly string _path;

    private SocketLock(FileStream file, string path)
    {
        _file = file;
        _path = path;
    }

    /// <returns>Null where another process holds the lock.</returns>
    /// <exception cref="StartupException">The lock file cannot be opened.</exception>
    internal static SocketLock? TryAcquire(string socketPath)
    {
        var path = socketPath + ".lock";
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var file = Open(path);
            if (file is null)
            {
                return null;
            }

            // A predecessor that is ending removes the file before it lets go of the lock; a lock on a removed file protects nothing.
            if (FileIdentity.Of(path) == FileIdentity.Of(file.SafeFileHandle))
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

    private static FileStream? Open(string path)
    {
        try
        {
            // On Unix, FileShare.None takes flock(LOCK_EX | LOCK_NB).
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartupException($"The socket's lock file cannot be opened: {e.Message}", ["The directory must be writable for the gateway, and the lock file its own."]);
        }
        catch (IOException)
        {
            // The runtime has no own exception for a held lock; the caller finds out who holds it.
            return null;
        }
    }
}
