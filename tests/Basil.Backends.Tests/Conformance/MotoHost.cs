// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;
using Basil.Testing;

namespace Basil.Backends.Tests.Conformance;

/// <summary>A moto server of the test class's own, where moto is installed: a KMS that was written by others.</summary>
public sealed class MotoHost : IKmsHost
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private ChildProcess? _server;
    private Uri? _endpoint;

    public Uri Endpoint
    {
        get
        {
            ExternalTool.Require("moto_server");
            return _endpoint!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (ExternalTool.Find("moto_server") is not { } moto)
        {
            return;
        }

        var port = FreePort();
        _server = ChildProcess.Start(moto, ["-H", "127.0.0.1", "-p", $"{port}"]);
        _endpoint = new Uri($"http://127.0.0.1:{port}");
        await ListeningAsync(port);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>moto writes nothing that says it listens in all its versions; a connection does.</summary>
    private async Task ListeningAsync(int port)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!_server!.HasExited)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
                return;
            }
            catch (SocketException)
            {
                await pause.WaitForNextTickAsync(limit.Token);
            }
        }

        throw new InvalidOperationException($"moto_server ended before it listened:\n{_server.Errors}");
    }
}
