// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Gateway.Tests.Fixtures;
using Basil.Protocol.V1;
using CsCheck;
using Grpc.Core;

namespace Basil.Gateway.Tests.Requests;

/// <summary>Whatever arrives on a connection, that connection ends cleanly and the others are served.</summary>
public sealed class HostileConnectionTests
{
    private const string Sign = "/basil.broker.v1.SigningService/Sign";
    private static readonly byte[] Localhost = Http2.Literal(0x41, "localhost"u8);

    [Fact]
    public async Task A_truncated_preface_garbage_and_http_1_end_with_a_close_and_the_gateway_lives()
    {
        await using var gateway = await TestGateway.StartAsync();
        byte[][] openings =
        [
            Http2.Preface[..12],
            [],
            [.. "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8],
            [.. Http2.Preface, 0, 0],
            [.. Enumerable.Repeat((byte)0xFF, 5000)],
        ];
        foreach (var opening in openings)
        {
            using var connection = await RawConnection.OpenAsync(gateway.SocketPath);
            await connection.SendAsync(opening);
            connection.Shutdown();
            await connection.ReadToEndAsync();
        }

        await AssertServesAsync(gateway);
    }

    [Fact]
    public async Task Frames_beyond_the_limits_end_the_connection()
    {
        await using var gateway = await TestGateway.StartAsync();
        byte[][] attacks =
        [
            Http2.Frame(Http2.Headers, Http2.EndHeaders, 1, new byte[16 * 1024 + 1]),
            Http2.Frame(Http2.Data, 0, 1, new byte[1024 * 1024]),
            [.. Http2.Frame(Http2.Headers, 0, 1, Http2.Call(Sign, Localhost)), .. Enumerable.Range(0, 200).SelectMany(_ => Http2.Frame(Http2.Continuation, 0, 1, [0x40, 1, 1, 100, .. new byte[100]]))],
            [.. Http2.Frame(Http2.Headers, 0, 1, [0x83]), .. Http2.Frame(Http2.Data, 0, 1, [])],
            Http2.Frame(Http2.Headers, Http2.EndHeaders | Http2.Padded, 1, [255, 1]),
        ];
        foreach (var attack in attacks)
        {
            using var connection = await RawConnection.OpenHttp2Async(gateway.SocketPath);
            try
            {
                await connection.SendAsync(attack);
            }
            catch (IOException)
            {
                // It hung up before it had read all; as good.
            }

            Assert.NotEqual(Http2.Headers, await connection.ReadVerdictAsync(1));
        }

        await AssertServesAsync(gateway);
    }

    [Fact]
    public async Task Random_octets_after_the_preface_never_stop_the_gateway()
    {
        await using var gateway = await TestGateway.StartAsync();
        var inputs = new List<byte[]>();
        Gen.Byte.Array[0, 600].Sample(inputs.Add, iter: 60, threads: 1);
        foreach (var octets in inputs)
        {
            using var connection = await RawConnection.OpenHttp2Async(gateway.SocketPath);
            try
            {
                await connection.SendAsync(octets);
                connection.Shutdown();
            }
            catch (IOException)
            {
                // It hung up first.
            }

            await connection.ReadToEndAsync();
        }

        await AssertServesAsync(gateway);
    }

    [Fact]
    public async Task A_thousand_idle_connections_do_not_keep_others_from_being_served()
    {
        await using var gateway = await TestGateway.StartAsync();
        var idle = new List<RawConnection>();
        try
        {
            for (var i = 0; i < 1000; i++)
            {
                idle.Add(i % 2 == 0 ? await RawConnection.OpenAsync(gateway.SocketPath) : await RawConnection.OpenHttp2Async(gateway.SocketPath));
            }

            await AssertServesAsync(gateway);
        }
        finally
        {
            idle.ForEach(connection => connection.Dispose());
        }
    }

    [Fact]
    public async Task Connections_above_the_cap_are_closed_and_those_below_it_served()
    {
        await using var gateway = await TestGateway.StartAsync(setup => setup.Settings["maxConnections"] = "2");
        using var first = await RawConnection.OpenHttp2Async(gateway.SocketPath);
        Assert.NotNull(await first.ReadFrameAsync());
        var second = await gateway.ConnectAsync(TestGeneration.Admin);

        using (var third = await RawConnection.OpenAsync(gateway.SocketPath))
        {
            Assert.Null(await third.ReadFrameAsync());
        }

        await new AdminService.AdminServiceClient(second).StatusAsync(new StatusRequest(), cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_undecodable_body_is_internal_and_tells_nothing()
    {
        await using var gateway = await TestGateway.StartAsync();
        var invoker = await gateway.ConnectAsync(TestGeneration.Admin);
        var bytes = Marshallers.Create(static (byte[] message) => message, static message => message);
        var method = new Method<byte[], byte[]>(MethodType.Unary, "basil.broker.v1.SigningService", "Sign", bytes, bytes);

        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            invoker.AsyncUnaryCall(method, null, new CallOptions(cancellationToken: TestContext.Current.CancellationToken), [0xFF, 0xFF, 0xFF]).ResponseAsync);

        Assert.Equal((StatusCode.Internal, "internal error"), (failure.StatusCode, failure.Status.Detail));
    }

    [Fact]
    public async Task A_compressed_message_is_not_taken()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = new SigningService.SigningServiceClient(await gateway.ConnectAsync(TestGeneration.Admin));
        var request = new SignRequest { KeyId = TestGeneration.P256, Message = Google.Protobuf.ByteString.CopyFrom(new byte[512 * 1024]) };

        var failure = await Assert.ThrowsAsync<RpcException>(() => client.SignAsync(
            request,
            headers: new Metadata { { "grpc-internal-encoding-request", "gzip" } },
            cancellationToken: TestContext.Current.CancellationToken).ResponseAsync);

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
        Assert.Empty(gateway.Router.Requests);
    }

    [Fact]
    public async Task A_chain_of_empty_header_frames_without_end_is_cut()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var connection = await RawConnection.OpenHttp2Async(gateway.SocketPath);
        var chain = Enumerable.Repeat(Http2.Frame(Http2.Continuation, 0, 1, []), 1000).SelectMany(frame => frame);
        await connection.SendAsync([.. Http2.Frame(Http2.Headers, 0, 1, Http2.Call(Sign, Localhost)), .. chain]);

        await connection.ReadToEndAsync();

        await AssertServesAsync(gateway);
    }

    [Fact]
    public async Task A_message_above_the_grpc_limit_is_refused_by_the_runtime()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = new SigningService.SigningServiceClient(await gateway.ConnectAsync(TestGeneration.Admin));
        var request = new SignRequest { KeyId = TestGeneration.P256, Message = Google.Protobuf.ByteString.CopyFrom(new byte[5 * 1024 * 1024]) };

        var failure = await Assert.ThrowsAsync<RpcException>(() => client.SignAsync(request, cancellationToken: TestContext.Current.CancellationToken).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
        Assert.Empty(gateway.Router.Requests);
    }

    [Fact]
    public async Task An_unknown_method_is_unimplemented()
    {
        await using var gateway = await TestGateway.StartAsync();
        var invoker = await gateway.ConnectAsync(TestGeneration.Admin);
        var bytes = Marshallers.Create(static (byte[] message) => message, static message => message);
        foreach (var (service, name) in new[] { ("basil.broker.v1.SigningService", "Steal"), ("grpc.reflection.v1.ServerReflection", "Info") })
        {
            var method = new Method<byte[], byte[]>(MethodType.Unary, service, name, bytes, bytes);
            var failure = await Assert.ThrowsAsync<RpcException>(() => invoker.AsyncUnaryCall(method, null, default, []).ResponseAsync);
            Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
        }
    }

    private static async Task AssertServesAsync(TestGateway gateway)
    {
        var client = new SigningService.SigningServiceClient(await gateway.ConnectAsync(TestGeneration.Admin));
        var response = await client.SignAsync(
            new SignRequest { KeyId = TestGeneration.P256, Message = Google.Protobuf.ByteString.CopyFromUtf8("m") },
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(64, response.Signature.Length);
    }
}
