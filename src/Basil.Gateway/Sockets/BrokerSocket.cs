// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net.Sockets;
using System.Runtime.Versioning;
using Basil.Core.Errors;
using Microsoft.Win32.SafeHandles;

namespace Basil.Gateway.Sockets;

/// <summary>The socket file: made with its final rights or tighter ones from its first moment, never in place of something that is not ours.</summary>
/// <remarks>
/// An existing path is removed only when it is a socket, this process holds the lock beside it, and connecting to it is refused. The file goes
/// away with the listening socket, the lock with this object.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class BrokerSocket(SocketOptions options) : IDisposable
{
    private SocketLock? _lock;

    /// <summary>Binds the path; the caller listens on and disposes the socket, which removes the file.</summary>
    /// <exception cref="StartupException">The path is taken, unusable, or its rights cannot be set.</exception>
    internal Socket Bind()
    {
        var path = options.Path;
        var directory = Path.GetDirectoryName(path);
        if (!Directory.Exists(directory))
        {
            throw new StartupException($"The socket's directory {directory} does not exist.", [$"Create it, or set the configuration key socket to another path than {path}."]);
        }

        try
        {
            _lock = SocketLock.TryAcquire(path) ?? throw Taken(path);
            RemoveStale(path);
            return BindFresh(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The socket {path} cannot be made: {e.Message}", ["The directory must be writable for the gateway, and what is left of an earlier socket its own."]);
        }
    }

    public void Dispose() => _lock?.Dispose();

    private static void RemoveStale(string path)
    {
        if (FileIdentity.Of(path) is not { } existing)
        {
            return;
        }

        if (!existing.IsSocket)
        {
            throw new StartupException($"{path} exists and is not a socket; it is left alone.", ["Remove it yourself, or set the configuration key socket to another path."]);
        }

        if (SocketProbe.IsAnswered(path))
        {
            throw Taken(path);
        }

        File.Delete(path);
    }

    private static StartupException Taken(string path) =>
        FileIdentity.Of(path) is { IsSocket: true } && SocketProbe.IsAnswered(path)
            ? new StartupException($"Another broker answers on {path}.", ["Stop it, or set the configuration key socket to another path."])
            : new StartupException($"Another process holds the lock {path}.lock.", ["It is starting or ending; try again, or set the configuration key socket to another path."]);

    private Socket BindFresh(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            // The file gets the mode of the unbound socket (less the umask), so at no moment can more than the owner connect.
            using (var handle = new SafeFileHandle(socket.Handle, ownsHandle: false))
            {
                File.SetUnixFileMode(handle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            socket.Bind(new UnixDomainSocketEndPoint(path));
            if (options.Group is { } group)
            {
                SocketGroup.Assign(path, group);
            }

            File.SetUnixFileMode(path, options.Mode);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new StartupException($"The socket {path} cannot be bound: {e.Message}.", []);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
