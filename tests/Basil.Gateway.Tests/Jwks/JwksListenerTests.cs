// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;
using Basil.Core.Errors;
using Basil.Gateway.Jwks;
using Basil.Gateway.Tests.Fixtures;
using Basil.Protocol.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Basil.Gateway.Tests.Jwks;

/// <summary>Two listeners in one process: each has its own services, and the open one cannot disturb the other.</summary>
public sealed class JwksListenerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_brokers_services_are_not_on_the_open_listener()
    {
        await using var setting = await JwksSetting.StartAsync("app.p256");
        using var first = await setting.UntilServedAsync();
        using var channel = GrpcChannel.ForAddress(setting.Gateway.JwksAddress, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler() });
        using var client = new HttpClient(new SocketsHttpHandler());
        using var content = new ByteArrayContent(new byte[5]);
        content.Headers.ContentType = new("application/grpc");

        var failure = await Assert.ThrowsAsync<RpcException>(
            () => new AdminService.AdminServiceClient(channel).HealthAsync(new HealthRequest(), cancellationToken: Token).ResponseAsync);
        using var plain = await client.PostAsync(new Uri(setting.Gateway.JwksAddress, "/basil.broker.v1.AdminService/Health"), content, Token);

        Assert.NotEqual(StatusCode.OK, failure.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, plain.StatusCode);
        Assert.False(plain.Headers.Contains("grpc-status"));
    }

    [Fact]
    public async Task The_key_set_is_not_on_the_socket()
    {
        await using var setting = await JwksSetting.StartAsync("app.p256");
        using var first = await setting.UntilServedAsync();
        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(setting.Gateway.SocketPath), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost/jwks.json")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var response = await client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Connections_that_say_nothing_fill_the_open_listener_and_not_the_socket()
    {
        await using var setting = await JwksSetting.StartAsync("app.p256");
        using var first = await setting.UntilServedAsync();
        var endpoint = new IPEndPoint(IPAddress.Loopback, setting.Gateway.JwksAddress.Port);
        var silent = new List<Socket>();
        try
        {
            for (var i = 0; i < JwksConnection.MaxConnections + 8; i++)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                silent.Add(socket);
                await socket.ConnectAsync(endpoint, Token);
            }

            await Assert.ThrowsAsync<HttpRequestException>(() => setting.SendAsync(HttpMethod.Get, "/jwks.json"));
            await setting.Gateway.ConnectAsync(TestGeneration.Admin);
        }
        finally
        {
            silent.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task Without_the_setting_there_is_no_open_listener()
    {
        await using var gateway = await TestGateway.StartAsync(setup => setup.Settings["jwks:keys"] = "app.p256");

        Assert.Throws<InvalidOperationException>(() => gateway.JwksAddress);
        Assert.Equal(0, gateway.Setup.PublishedKeys.Asked);
    }

    [Theory]
    [InlineData("0.0.0.0:8201", "app.p256", "no loopback address")]
    [InlineData("[::]:8201", "app.p256", "no loopback address")]
    [InlineData("192.0.2.1:8201", "app.p256", "no loopback address")]
    [InlineData("localhost:8201", "app.p256", "no IP address with a port")]
    [InlineData("127.0.0.1", "app.p256", "no IP address with a port")]
    [InlineData("::1", "app.p256", "no IP address with a port")]
    [InlineData("127.0.0.1:70000", "app.p256", "no IP address with a port")]
    [InlineData("127.0.0.1:0", null, "names no key")]
    [InlineData("127.0.0.1:0", "app.p265", "'app.p265', which is no token-signing key")]
    [InlineData("127.0.0.1:0", "app.aes", "'app.aes', which is no token-signing key")]
    [InlineData("127.0.0.1:0", "app.*.x", "a wildcard is the last segment")]
    public async Task A_wrong_setting_stops_the_start(string listen, string? keys, string problem)
    {
        var failure = await Assert.ThrowsAsync<StartupException>(() => TestGateway.StartAsync(setup =>
        {
            setup.Settings["jwks:listen"] = listen;
            setup.Settings["jwks:keys"] = keys;
        }));

        Assert.Contains(failure.Problems, found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_taken_port_stops_the_start()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var failure = await Assert.ThrowsAsync<StartupException>(() => TestGateway.StartAsync(setup =>
        {
            setup.Settings["jwks:listen"] = other.LocalEndpoint.ToString();
            setup.Settings["jwks:keys"] = "app.*";
        }));

        Assert.Contains("`jwks:listen`", failure.Message, StringComparison.Ordinal);
    }
}
