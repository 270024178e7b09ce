// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Client;
using Basil.Core.Errors;
using Basil.Protocol.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Basil.Protocol.Tests.Client;

public sealed class BasilClientFailureTests : IAsyncLifetime
{
    private FakeBroker _broker = null!;
    private BasilClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, BasilErrorKind> Kinds => new()
    {
        { nameof(ErrorReason.Unauthenticated), BasilErrorKind.Unauthenticated },
        { nameof(ErrorReason.Unauthorized), BasilErrorKind.Denied },
        { nameof(ErrorReason.InvalidRequest), BasilErrorKind.InvalidRequest },
        { nameof(ErrorReason.InvalidArgument), BasilErrorKind.InvalidRequest },
        { nameof(ErrorReason.DecryptFailed), BasilErrorKind.InvalidRequest },
        { nameof(ErrorReason.PayloadTooLarge), BasilErrorKind.TooLarge },
        { nameof(ErrorReason.Unsupported), BasilErrorKind.Unsupported },
        { nameof(ErrorReason.UnsupportedAlgorithm), BasilErrorKind.Unsupported },
        { nameof(ErrorReason.BackendUnavailable), BasilErrorKind.Unavailable },
        { nameof(ErrorReason.Throttled), BasilErrorKind.Unavailable },
        { nameof(ErrorReason.BackendError), BasilErrorKind.Internal },
        { nameof(ErrorReason.KeyUnusable), BasilErrorKind.FailedPrecondition },
        { nameof(ErrorReason.DeadlineExceeded), BasilErrorKind.DeadlineExceeded },
        { nameof(ErrorReason.DataLoss), BasilErrorKind.DataLoss },
        { nameof(ErrorReason.NoRevocationStore), BasilErrorKind.FailedPrecondition },
        { nameof(ErrorReason.InvocationDisabled), BasilErrorKind.FailedPrecondition },
        { nameof(ErrorReason.Internal), BasilErrorKind.Internal },
    };

    public async ValueTask InitializeAsync()
    {
        _broker = await FakeBroker.StartAsync();
        _client = _broker.Connect();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _broker.DisposeAsync();
    }

    [Fact]
    public void Every_reason_is_in_the_table() => Assert.Equal(Enum.GetNames<ErrorReason>(), Kinds.Select(row => row.Data.Item1));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_brokers_error_arrives_whole(string reasonName, BasilErrorKind kind)
    {
        var reason = Enum.Parse<ErrorReason>(reasonName);
        _broker.On<SignRequest, SignResponse>((_, _) =>
            throw BrokerStatus.ToException(new BrokerError(reason, "100 % non, désolé", TimeSpan.FromSeconds(3)), "an_op"));

        var failure = await Assert.ThrowsAsync<BasilException>(() => _client.SignAsync("a.key", default, Token));

        Assert.Equal(
            (kind, reason.Token(), "an_op", (int)reason.Code(), "100 % non, désolé", TimeSpan.FromSeconds(3)),
            (failure.Kind, failure.Reason, failure.Operation, failure.StatusCode, failure.Message, failure.RetryAfter));
    }

    [Fact]
    public async Task The_longest_message_with_all_details_arrives()
    {
        _broker.On<SignRequest, SignResponse>((_, _) =>
            throw BrokerStatus.ToException(new BrokerError(ErrorReason.Throttled, new string('€', 5000), TimeSpan.FromSeconds(3)), "sign"));

        var failure = await Assert.ThrowsAsync<BasilException>(() => _client.SignAsync("a.key", default, Token));

        Assert.Equal(("THROTTLED", TimeSpan.FromSeconds(3)), (failure.Reason, failure.RetryAfter));
    }

    [Fact]
    public async Task A_status_without_details_has_no_reason_and_the_calls_name()
    {
        var failure = await Assert.ThrowsAsync<BasilException>(() => _client.RotateSecretAsync("a.key", Token));

        Assert.Equal(
            (BasilErrorKind.Unsupported, "", "rotate_secret", 12, "the broker gave no reason"),
            (failure.Kind, failure.Reason, failure.Operation, failure.StatusCode, failure.Message));
    }

    [Fact]
    public async Task A_message_cannot_steer_a_terminal()
    {
        _broker.On<SignRequest, SignResponse>((_, _) => throw new RpcException(new Status(StatusCode.Internal, "a\u001b[2Jb\nc")));

        var failure = await Assert.ThrowsAsync<BasilException>(() => _client.SignAsync("a.key", default, Token));

        Assert.Equal("a [2Jb c", failure.Message);
    }

    [Theory]
    [InlineData("!!! no base64 !!!")]
    [InlineData("AAAA")]
    [InlineData("")]
    public async Task Details_that_cannot_be_read_leave_a_failure_with_its_code(string details)
    {
        _broker.Raw = context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "7";
            context.Response.Headers["grpc-status-details-bin"] = details;
            return Task.CompletedTask;
        };

        var failure = await Assert.ThrowsAsync<BasilException>(() => _client.SignAsync("a.key", default, Token));

        Assert.Equal("", failure.Reason);
        Assert.True(failure.Kind is BasilErrorKind.Denied or BasilErrorKind.Internal, failure.Kind.ToString());
    }

    [Fact]
    public async Task A_call_ends_at_its_deadline_and_the_broker_learns_of_it()
    {
        var ended = new TaskCompletionSource();
        _broker.On<SignRequest, SignResponse>(async (_, context) =>
        {
            await Until.CancelledAsync(context.CancellationToken, ended);
            return new SignResponse();
        });
        using var client = _broker.Connect(new BasilClientOptions { Timeout = TimeSpan.FromMilliseconds(100) });

        var failure = await Assert.ThrowsAsync<BasilException>(() => client.SignAsync("a.key", default, Token));

        Assert.Equal((BasilErrorKind.DeadlineExceeded, "sign", 4), (failure.Kind, failure.Operation, failure.StatusCode));
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
    }

    [Fact]
    public async Task The_default_deadline_is_30_seconds()
    {
        var left = TimeSpan.Zero;
        _broker.On<HealthRequest, HealthResponse>((_, context) =>
        {
            left = context.Deadline - TimeProvider.System.GetUtcNow().UtcDateTime;
            return Task.FromResult(new HealthResponse());
        });

        await _client.HealthAsync(Token);

        Assert.InRange(left, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_cancelled_call_ends_as_cancelled_and_the_broker_learns_of_it()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var ended = new TaskCompletionSource();
        _broker.On<SignRequest, SignResponse>(async (_, context) =>
        {
            await source.CancelAsync();
            await Until.CancelledAsync(context.CancellationToken, ended);
            return new SignResponse();
        });

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _client.SignAsync("a.key", default, source.Token));

        Assert.Equal(source.Token, failure.CancellationToken);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
    }

    [Fact]
    public async Task An_answer_over_the_limit_is_refused()
    {
        _broker.On<SignRequest, SignResponse>(_ => new SignResponse { Signature = ByteString.CopyFrom(new byte[4 * 1024 * 1024]) });

        var failure = await Assert.ThrowsAsync<BasilException>(() => _client.SignAsync("a.key", default, Token));

        Assert.Equal(BasilErrorKind.TooLarge, failure.Kind);
    }

    [Fact]
    public async Task A_message_over_the_limit_is_not_sent()
    {
        var failure = await Assert.ThrowsAsync<BasilException>(() => _client.SignAsync("a.key", new byte[4 * 1024 * 1024], Token));

        Assert.Equal(BasilErrorKind.TooLarge, failure.Kind);
    }
}
