// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net.Sockets;
using Basil.Client;
using Basil.Client.Calls;
using Basil.Protocol.V1;

namespace Basil.Protocol.Tests.Client;

public sealed class BasilClientConnectionTests : IAsyncLifetime
{
    private FakeBroker _broker = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _broker = await FakeBroker.StartAsync();
        _broker.On<HealthRequest, HealthResponse>(_ => new HealthResponse { Alive = true });
    }

    public ValueTask DisposeAsync() => _broker.DisposeAsync();

    [Fact]
    public async Task A_missing_socket_is_told_in_words()
    {
        var path = Path.Combine(Path.GetDirectoryName(_broker.SocketPath)!, "absent.sock");

        var failure = await FailureAt(path);

        Assert.Equal($"there is no broker's socket at {path}", failure.Message);
    }

    [Fact]
    public async Task A_socket_that_its_broker_left_behind_is_told_in_words()
    {
        var path = Path.Combine(Path.GetDirectoryName(_broker.SocketPath)!, "stale.sock");
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            socket.Listen();

            // Moved, because closing the socket removes the name that it was bound to.
            File.Move(path, path + ".moved");
        }

        var failure = await FailureAt(path + ".moved");

        Assert.Equal($"nothing listens on the broker's socket {path}.moved", failure.Message);
    }

    [Fact]
    public async Task A_file_that_is_no_socket_is_told_in_words()
    {
        var path = Path.Combine(Path.GetDirectoryName(_broker.SocketPath)!, "file");
        await File.WriteAllTextAsync(path, "", Token);

        var failure = await FailureAt(path);

        Assert.Equal($"nothing listens on the broker's socket {path}", failure.Message);
    }

    [Fact]
    public async Task What_answers_but_is_no_broker_is_told_in_words()
    {
        var path = Path.Combine(Path.GetDirectoryName(_broker.SocketPath)!, "other.sock");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen();
        var other = AnswerAsync();

        var failure = await FailureAt(path);

        Assert.Equal($"the connection to the broker at {path} was lost", failure.Message);
        await other;

        async Task AnswerAsync()
        {
            using var accepted = await socket.AcceptAsync(Token);
            await accepted.SendAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), Token);
        }
    }

    [Fact]
    public async Task A_broker_whose_queue_of_connections_is_full_is_waited_for_within_the_limit()
    {
        var path = Path.Combine(Path.GetDirectoryName(_broker.SocketPath)!, "full.sock");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen(0);
        using var first = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await first.ConnectAsync(new UnixDomainSocketEndPoint(path), Token);
        using var client = BasilClient.Connect(path, new BasilClientOptions { ConnectTimeout = TimeSpan.FromMilliseconds(100) });

        var failure = await Assert.ThrowsAsync<BasilException>(() => client.HealthAsync(Token));

        Assert.Equal((BasilErrorKind.Unreachable, $"the broker at {path} did not accept the connection in time"), (failure.Kind, failure.Message));
    }

    [Fact]
    public async Task A_connection_that_finds_room_in_the_queue_late_is_made()
    {
        var path = Path.Combine(Path.GetDirectoryName(_broker.SocketPath)!, "full.sock");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen(0);
        using var first = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await first.ConnectAsync(new UnixDomainSocketEndPoint(path), Token);
        using var client = BasilClient.Connect(path);

        var call = client.HealthAsync(Token);
        Assert.False(call.IsCompleted);
        using var acceptedFirst = await socket.AcceptAsync(Token);
        using var acceptedSecond = await socket.AcceptAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Token);
        acceptedSecond.Close();

        var failure = await Assert.ThrowsAsync<BasilException>(() => call);
        Assert.Equal($"the connection to the broker at {path} was lost", failure.Message);
    }

    [Fact]
    public void A_path_that_no_socket_can_have_is_refused()
    {
        var failure = Assert.Throws<BasilException>(() => BasilClient.Connect("/" + new string('x', 200)));

        Assert.Equal(BasilErrorKind.Unreachable, failure.Kind);
    }

    [Theory]
    [InlineData(SocketError.AccessDenied, true, "this user may not open the broker's socket /s")]
    [InlineData(SocketError.AccessDenied, false, "this user may not open the broker's socket /s")]
    [InlineData(SocketError.AddressNotAvailable, false, "there is no broker's socket at /s")]
    [InlineData(SocketError.ConnectionRefused, true, "nothing listens on the broker's socket /s")]
    [InlineData(SocketError.ProtocolType, true, "cannot connect to the broker's socket /s (ProtocolType)")]
    public void Every_way_not_to_connect_has_its_words(SocketError error, bool exists, string message)
    {
        Assert.Equal(message, BrokerSocket.Explain(error, "/s", exists));
    }

    [Fact]
    public async Task A_broker_that_goes_away_in_a_call_is_unreachable_and_one_that_comes_back_is_found()
    {
        using var client = _broker.Connect();
        var started = new TaskCompletionSource();
        _broker.On<SignRequest, SignResponse>(async (_, context) =>
        {
            started.SetResult();
            await Until.CancelledAsync(context.CancellationToken);
            return new SignResponse();
        });
        var signing = client.SignAsync("a.key", default, Token);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);

        await _broker.StopServerAsync();

        var failure = await Assert.ThrowsAsync<BasilException>(() => signing);
        Assert.True(failure.Kind is BasilErrorKind.Unreachable or BasilErrorKind.Canceled, $"{failure.Kind}: {failure.Message}");
        Assert.Equal(BasilErrorKind.Unreachable, (await Assert.ThrowsAsync<BasilException>(() => client.HealthAsync(Token))).Kind);

        await _broker.StartServerAsync();
        Assert.True((await client.HealthAsync(Token)).Alive);
    }

    [Fact]
    public async Task More_calls_than_one_connection_admits_are_under_way_at_once()
    {
        const int Calls = 250;
        using var client = _broker.Connect();
        var arrived = 0;
        var all = new TaskCompletionSource();
        _broker.On<SignRequest, SignResponse>(async (_, _) =>
        {
            if (Interlocked.Increment(ref arrived) == Calls)
            {
                all.SetResult();
            }

            await all.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
            return new SignResponse();
        });

        await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => client.SignAsync("a.key", default, Token)));

        Assert.Equal(Calls, arrived);
    }

    [Fact]
    public async Task The_environment_names_the_socket_unless_the_caller_does()
    {
        var before = Environment.GetEnvironmentVariable(BasilClient.SocketVariable);
        try
        {
            Environment.SetEnvironmentVariable(BasilClient.SocketVariable, _broker.SocketPath);
            using var byEnvironment = BasilClient.Connect();
            Assert.True((await byEnvironment.HealthAsync(Token)).Alive);
            using var byCaller = BasilClient.Connect("/elsewhere.sock");
            Assert.Equal("/elsewhere.sock", byCaller.SocketPath);

            Environment.SetEnvironmentVariable(BasilClient.SocketVariable, "");
            using var byDefault = BasilClient.Connect();
            Assert.Equal("/tmp/basil-agent.sock", byDefault.SocketPath);
        }
        finally
        {
            Environment.SetEnvironmentVariable(BasilClient.SocketVariable, before);
        }
    }

    [Fact]
    public void Limits_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _broker.Connect(new BasilClientOptions { Timeout = TimeSpan.Zero }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _broker.Connect(new BasilClientOptions { ConnectTimeout = TimeSpan.FromSeconds(-2) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _broker.Connect(new BasilClientOptions { MaxMessageSize = 0 }));
    }

    [Fact]
    public async Task Without_a_limit_a_call_has_no_deadline()
    {
        var deadline = DateTime.MinValue;
        _broker.On<HealthRequest, HealthResponse>((_, context) =>
        {
            deadline = context.Deadline;
            return Task.FromResult(new HealthResponse());
        });
        using var client = _broker.Connect(new BasilClientOptions { Timeout = Timeout.InfiniteTimeSpan });

        await client.HealthAsync(Token);

        Assert.Equal(DateTime.MaxValue, deadline);
    }

    private static async Task<BasilException> FailureAt(string path)
    {
        using var client = BasilClient.Connect(path);
        var failure = await Assert.ThrowsAsync<BasilException>(() => client.HealthAsync(Token));
        Assert.Equal((BasilErrorKind.Unreachable, "", "health"), (failure.Kind, failure.Reason, failure.Operation));
        return failure;
    }
}
