// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net.Sockets;
using Basil.Client;
using Basil.EndToEnd.Tests.Processes;

namespace Basil.EndToEnd.Tests.Scenarios;

/// <summary>
/// Whatever arrives on the socket, the agent lives and serves the next caller: garbage instead of HTTP/2, a truncated preface, frames that promise
/// more than they hold, ten thousand connections that say nothing, and payloads over every limit.
/// </summary>
public sealed class HostileInputTests(SharedAgent shared) : IClassFixture<SharedAgent>
{
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[]> Openings => new()
    {
        { "an HTTP/1 request", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray() },
        { "a TLS hello", [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03] },
        { "a preface cut short", "PRI * HTTP/2.0\r\n\r\nSM"u8.ToArray() },
        { "a preface and then noise", [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. Enumerable.Repeat((byte)0xff, 4096)] },
        { "a header frame of sixteen megabytes", [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 1, 4, 0, 0, 0, 1, 0x82] },
        { "a continuation of nothing", [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 4, 9, 4, 0, 0, 0, 1, 1, 2, 3, 4] },
    };

    [Theory]
    [MemberData(nameof(Openings))]
    public async Task A_connection_that_does_not_speak_the_protocol_is_closed(string opening, byte[] bytes)
    {
        Assert.NotEmpty(opening);
        using var socket = await ConnectAsync();
        await socket.SendAsync(bytes, Token);
        socket.Shutdown(SocketShutdown.Send);

        await DrainAsync(socket);

        await AssertServesAsync();
    }

    [Fact]
    public async Task Ten_thousand_idle_connections_do_not_keep_a_caller_out_for_good()
    {
        var idle = new List<Socket>();
        try
        {
            for (var i = 0; i < 10_000; i++)
            {
                idle.Add(await ConnectAsync());
            }
        }
        finally
        {
            foreach (var socket in idle)
            {
                socket.Dispose();
            }
        }

        Assert.Equal(10_000, idle.Count);
        await AssertServesAgainAsync();
        Assert.False(shared.Agent.Process.HasExited, shared.Agent.Process.Errors);
    }

    [Theory]
    [InlineData("test.p256", 1024 * 1024, null)]
    [InlineData("test.p256", (1024 * 1024) + 1, "PAYLOAD_TOO_LARGE")]
    [InlineData("test.p256", 0, null)]
    [InlineData("test.ed25519", 4096, null)]
    [InlineData("test.ed25519", 4097, "PAYLOAD_TOO_LARGE")]
    [InlineData("test.ed25519", 0, "INVALID_REQUEST")]
    [InlineData("test.aead", 16, "INVALID_REQUEST")]
    public async Task Every_limit_of_sign_has_its_documented_answer(string key, int length, string? reason)
    {
        using var client = shared.Agent.Connect();

        var error = await Record.ExceptionAsync(() => client.SignAsync(key, new byte[length], Token));

        Assert.Equal(reason, (error as BasilException)?.Reason);
        Assert.Equal(reason is null, error is null);
    }

    [Theory]
    [InlineData(4096, null)]
    [InlineData(4097, "PAYLOAD_TOO_LARGE")]
    [InlineData(0, "INVALID_REQUEST")]
    public async Task Every_limit_of_encrypt_has_its_documented_answer(int length, string? reason)
    {
        using var client = shared.Agent.Connect();

        var error = await Record.ExceptionAsync(() => client.EncryptAsync("test.aead", new byte[length], cancellationToken: Token));

        Assert.Equal(reason, (error as BasilException)?.Reason);
        Assert.Equal(reason is null, error is null);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(72)]
    public async Task A_signature_of_the_wrong_length_is_not_valid_and_no_error(int length)
    {
        using var client = shared.Agent.Connect();

        Assert.False(await client.VerifyAsync("test.p256", "x"u8.ToArray(), new byte[length], Token));
    }

    /// <summary>Above its cap the broker closes a new connection at once; the cap has room again as soon as it has seen the others go.</summary>
    private async Task AssertServesAgainAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(CloseLimit);
        while (true)
        {
            try
            {
                await AssertServesAsync();
                return;
            }
            catch (BasilException e) when (e.Kind == BasilErrorKind.Unreachable && !deadline.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }

    private async Task AssertServesAsync()
    {
        using var client = shared.Agent.Connect();
        Assert.True((await client.HealthAsync(Token)).Alive);
    }

    private async Task<Socket> ConnectAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(CloseLimit);
        while (true)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(shared.Agent.Socket), deadline.Token);
                return socket;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.WouldBlock)
            {
                // The kernel's queue of connections that nobody has accepted yet is full; it says so at once instead of waiting.
                socket.Dispose();
                deadline.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }

    private static async Task DrainAsync(Socket socket)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(CloseLimit);
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, deadline.Token) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // A reset is a close, too.
        }
    }
}
