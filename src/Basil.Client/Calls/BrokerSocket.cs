// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net.Sockets;
using Grpc.Core;

namespace Basil.Client.Calls;

/// <summary>The broker's Unix socket, and connections to it.</summary>
internal sealed class BrokerSocket
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    private readonly UnixDomainSocketEndPoint _endPoint;

    private BrokerSocket(string path, UnixDomainSocketEndPoint endPoint)
    {
        Path = path;
        _endPoint = endPoint;
    }

    internal string Path { get; }

    /// <exception cref="BasilException">The path is longer than the system allows for sockets.</exception>
    internal static BrokerSocket At(string path)
    {
        try
        {
            return new BrokerSocket(path, new UnixDomainSocketEndPoint(path));
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new BasilException(
                BasilErrorKind.Unreachable, "", "connect", (int)StatusCode.Unavailable, $"the path is too long for a socket: {path}", null, e);
        }
    }

    internal SocketsHttpHandler CreateHandler(BasilClientOptions options) => new()
    {
        ConnectCallback = ConnectAsync,
        ConnectTimeout = options.ConnectTimeout,
        EnableMultipleHttp2Connections = options.EnableMultipleHttp2Connections,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
    };

    // Linux does not wait for room in the queue of a Unix socket, it refuses; so the waiting is here, and the handler's timeout ends it.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await ConnectOnceAsync(cancellationToken);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.WouldBlock)
            {
                await Task.Delay(pause, TimeProvider.System, cancellationToken);
            }
            catch (SocketException e)
            {
                throw new SocketConnectException(Explain(e.SocketErrorCode, Path, File.Exists(Path)), e);
            }
        }
    }

    private async Task<Stream> ConnectOnceAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(_endPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // .NET reports a missing socket file as an address that is not available.
    internal static string Explain(SocketError error, string path, bool exists) => error switch
    {
        SocketError.AccessDenied => $"this user may not open the broker's socket {path}",
        _ when !exists => $"there is no broker's socket at {path}",
        SocketError.ConnectionRefused => $"nothing listens on the broker's socket {path}",
        _ => $"cannot connect to the broker's socket {path} ({error})",
    };
}
