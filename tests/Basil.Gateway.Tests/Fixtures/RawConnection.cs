// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net.Sockets;
using Basil.Gateway.Sockets;

namespace Basil.Gateway.Tests.Fixtures;

/// <summary>A connection on which a test sends whatever octets it likes.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly NetworkStream _stream;

    private RawConnection(NetworkStream stream) => _stream = stream;

    internal static async Task<RawConnection> OpenAsync(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), TestContext.Current.CancellationToken);
        return new RawConnection(new NetworkStream(socket, ownsSocket: true));
    }

    /// <summary>Opens and sends the preface with empty settings.</summary>
    internal static async Task<RawConnection> OpenHttp2Async(string path)
    {
        var connection = await OpenAsync(path);
        await connection.SendAsync([.. Http2.Preface, .. Http2.Frame(Http2.Settings, 0, 0, [])]);
        return connection;
    }

    internal async Task SendAsync(byte[] octets) => await _stream.WriteAsync(octets, TestContext.Current.CancellationToken);

    /// <summary>Ends the sending half.</summary>
    internal void Shutdown() => _stream.Socket.Shutdown(SocketShutdown.Send);

    /// <summary>Reads the next frame; null where the server hung up.</summary>
    internal async Task<(FrameHeader Header, byte[] Payload)?> ReadFrameAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var octets = new byte[9];
            await _stream.ReadExactlyAsync(octets, limit.Token);
            var header = FrameHeader.Read(octets);
            var payload = new byte[header.Length];
            await _stream.ReadExactlyAsync(payload, limit.Token);
            return (header, payload);
        }
        catch (Exception e) when (e is IOException or EndOfStreamException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The server sent no frame and did not hang up.");
        }
    }

    /// <summary>Reads on until a frame that says something about a stream or the connection's end.</summary>
    /// <returns>The frame's type; null where the server hung up without a word.</returns>
    internal async Task<byte?> ReadVerdictAsync(int stream)
    {
        while (await ReadFrameAsync() is { } frame)
        {
            if (frame.Header.Type == Http2.GoAway || (frame.Header.Stream == stream && frame.Header.Type is Http2.Headers or Http2.RstStream))
            {
                return frame.Header.Type;
            }
        }

        return null;
    }

    /// <summary>Reads on until the server hangs up.</summary>
    internal async Task ReadToEndAsync()
    {
        while (await ReadFrameAsync() is not null)
        {
            // What it says on the way does not matter here.
        }
    }

    public void Dispose() => _stream.Dispose();
}
