// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.Core.Errors;
using Basil.Protocol.Rpc;
using Basil.Protocol.V1;
using CsCheck;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RpcStatus = Basil.Protocol.Rpc.Status;

namespace Basil.Protocol.Tests.Errors;

public sealed class BrokerStatusTests
{
    private static readonly Gen<BrokerError> Error = Gen.Select(
        Gen.OneOfConst(System.Enum.GetValues<ErrorReason>()),
        Gen.String,
        Gen.Long[0, TimeSpan.FromDays(3650).Ticks].Nullable(),
        (reason, message, ticks) => new BrokerError(reason, message, ticks is { } t ? TimeSpan.FromTicks(t) : null));

    [Fact]
    public void Every_error_comes_back_as_it_went()
    {
        Gen.Select(Error, Gen.String[Gen.Char['a', 'z'], 0, 20]).Sample((error, op) =>
        {
            var exception = BrokerStatus.ToException(error, op);
            var failure = BrokerStatus.FromException(exception);

            Assert.Equal(new BrokerFailure(error.Reason.Token(), op, error.Reason.Code(), error.RetryAfter), failure);
            Assert.True(BrokerStatus.TryParseReason(failure!.Reason, out var reason));
            Assert.Equal(error.Reason, reason);
        });
    }

    [Fact]
    public void Every_reason_has_a_token_of_its_own_and_a_code_that_is_a_failure()
    {
        var reasons = System.Enum.GetValues<ErrorReason>();

        Assert.Equal(reasons.Length, reasons.Select(BrokerStatus.Token).Distinct().Count());
        Assert.DoesNotContain(StatusCode.OK, reasons.Select(BrokerStatus.Code));
        // NOT_FOUND would tell who may not know whether a key exists.
        Assert.DoesNotContain(StatusCode.NotFound, reasons.Select(BrokerStatus.Code));
    }

    [Fact]
    public void The_details_repeat_code_and_message_and_hold_one_broker_detail()
    {
        var exception = BrokerStatus.ToException(BrokerError.Unauthorized, "get_public_key");

        var entry = Assert.Single(exception.Trailers);
        var status = RpcStatus.Parser.ParseFrom(entry.ValueBytes);
        var detail = Assert.Single(status.Details);
        Assert.Equal("grpc-status-details-bin", entry.Key);
        Assert.Equal((7, "not authorized"), (status.Code, status.Message));
        Assert.Equal((StatusCode.PermissionDenied, "not authorized"), (exception.StatusCode, exception.Status.Detail));
        Assert.Equal("type.googleapis.com/basil.broker.v1.BrokerErrorInfo", detail.TypeUrl);
        Assert.Equal(new BrokerErrorInfo { Reason = "UNAUTHORIZED", Op = "get_public_key" }, detail.Unpack<BrokerErrorInfo>());
    }

    [Fact]
    public void A_time_to_come_back_is_a_second_detail()
    {
        var exception = BrokerStatus.ToException(BrokerError.Throttled(TimeSpan.FromMilliseconds(1500)), "sign");

        var status = RpcStatus.Parser.ParseFrom(exception.Trailers[0].ValueBytes);
        Assert.Equal(
            ["type.googleapis.com/basil.broker.v1.BrokerErrorInfo", "type.googleapis.com/google.rpc.RetryInfo"],
            status.Details.Select(detail => detail.TypeUrl));
        Assert.Equal(new Duration { Seconds = 1, Nanos = 500_000_000 }, status.Details[1].Unpack<RetryInfo>().RetryDelay);
    }

    [Fact]
    public void A_time_in_the_past_means_now()
    {
        var exception = BrokerStatus.ToException(BrokerError.BackendUnavailable(TimeSpan.FromSeconds(-1)), "sign");

        Assert.Equal(TimeSpan.Zero, BrokerStatus.FromException(exception)?.RetryAfter);
    }

    [Fact]
    public void A_long_message_is_cut_between_characters()
    {
        Gen.Select(Gen.Int[900, 1200], Gen.OneOfConst("x", "é", "€", "😀")).Sample((length, character) =>
        {
            var message = new StringBuilder().Insert(0, character, length).ToString();

            var sent = BrokerStatus.ToException(BrokerError.InvalidRequest(message), "sign").Status.Detail;

            var size = Encoding.UTF8.GetByteCount(sent);
            Assert.InRange(size, 1, BrokerStatus.MaxMessageBytes);
            Assert.True(sent == message || (sent.EndsWith('…') && size > BrokerStatus.MaxMessageBytes - 4));
            Assert.StartsWith(sent.TrimEnd('…'), message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Details_that_are_no_details_are_none()
    {
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            var failure = BrokerStatus.FromException(WithDetails(bytes));

            Assert.True(failure is null || failure.StatusCode == StatusCode.Internal);
        });
    }

    [Fact]
    public void Details_with_a_changed_byte_never_throw()
    {
        var good = BrokerStatus.ToException(BrokerError.Throttled(TimeSpan.FromSeconds(3)), "sign").Trailers[0].ValueBytes;
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte).Sample((index, value) =>
        {
            byte[] changed = [.. good];
            changed[index] = value;

            Assert.True(BrokerStatus.FromException(WithDetails(changed)) is null or { StatusCode: StatusCode.Internal });
        });
    }

    [Theory]
    [InlineData(-1L, 0)]
    [InlineData(0L, -1)]
    [InlineData(0L, 1_000_000_000)]
    [InlineData(long.MaxValue, 0)]
    [InlineData(long.MinValue, int.MinValue)]
    public void A_delay_that_is_no_delay_is_left_out(long seconds, int nanos)
    {
        var status = new RpcStatus { Code = 14 };
        status.Details.Add(Any.Pack(new BrokerErrorInfo { Reason = "THROTTLED", Op = "sign" }));
        status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = new Duration { Seconds = seconds, Nanos = nanos } }));

        var failure = BrokerStatus.FromException(WithDetails(status.ToByteArray()));

        Assert.Equal(new BrokerFailure("THROTTLED", "sign", StatusCode.Internal, null), failure);
    }

    [Fact]
    public void A_reason_from_a_newer_broker_is_handed_on()
    {
        var status = new RpcStatus();
        status.Details.Add(Any.Pack(new Duration()));
        status.Details.Add(Any.Pack(new BrokerErrorInfo { Reason = "CHALLENGE_ISSUANCE_DECLINED", Op = "challenge" }));

        var failure = BrokerStatus.FromException(WithDetails(status.ToByteArray()));

        Assert.Equal("CHALLENGE_ISSUANCE_DECLINED", failure?.Reason);
        Assert.False(BrokerStatus.TryParseReason("CHALLENGE_ISSUANCE_DECLINED", out _));
    }

    [Fact]
    public void Without_details_there_is_nothing_to_read()
    {
        Assert.Null(BrokerStatus.FromException(new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "gone"))));
        Assert.Null(BrokerStatus.FromException(new RpcException(
            new Grpc.Core.Status(StatusCode.Unavailable, "gone"), new Metadata { { "grpc-status-details", "text" } })));
    }

    private static RpcException WithDetails(byte[] bytes) =>
        new(new Grpc.Core.Status(StatusCode.Internal, "no"), new Metadata { { BrokerStatus.DetailsTrailer, bytes } });
}
