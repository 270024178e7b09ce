// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using System.Text;
using Basil.Core.Errors;
using Basil.Protocol.Rpc;
using Basil.Protocol.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using RpcStatus = Basil.Protocol.Rpc.Status;

namespace Basil.Protocol;

/// <summary>Broker errors as gRPC statuses and back: the only place that knows tokens and codes.</summary>
/// <remarks>
/// On the wire: <c>grpc-status</c> and <c>grpc-message</c>, and in <c>grpc-status-details-bin</c> a <c>google.rpc.Status</c> with the same
/// two and a <see cref="BrokerErrorInfo"/>; after it a <c>google.rpc.RetryInfo</c>, only when the error says when to come back.
/// </remarks>
internal static class BrokerStatus
{
    internal const string DetailsTrailer = "grpc-status-details-bin";
    internal const string BrokerErrorInfoTypeUrl = "type.googleapis.com/basil.broker.v1.BrokerErrorInfo";
    internal const string RetryInfoTypeUrl = "type.googleapis.com/google.rpc.RetryInfo";

    /// <summary>
    /// The longest message sent, in UTF-8 bytes. It travels twice, percent-encoded (three for one at worst) and in base64; both fit into the
    /// 8 KiB of metadata that gRPC's C core accepts by default.
    /// </summary>
    internal const int MaxMessageBytes = 1024;

    private const char Ellipsis = '…';

    private static readonly FrozenDictionary<ErrorReason, (string Token, StatusCode Code)> Reasons =
        new Dictionary<ErrorReason, (string Token, StatusCode Code)>
        {
            [ErrorReason.Unauthenticated] = ("UNAUTHENTICATED", StatusCode.Unauthenticated),
            [ErrorReason.Unauthorized] = ("UNAUTHORIZED", StatusCode.PermissionDenied),
            [ErrorReason.InvalidRequest] = ("INVALID_REQUEST", StatusCode.InvalidArgument),
            [ErrorReason.InvalidArgument] = ("INVALID_ARGUMENT", StatusCode.InvalidArgument),
            [ErrorReason.DecryptFailed] = ("DECRYPT_FAILED", StatusCode.InvalidArgument),
            [ErrorReason.PayloadTooLarge] = ("PAYLOAD_TOO_LARGE", StatusCode.ResourceExhausted),
            [ErrorReason.Unsupported] = ("UNSUPPORTED", StatusCode.Unimplemented),
            [ErrorReason.UnsupportedAlgorithm] = ("UNSUPPORTED_ALGORITHM", StatusCode.Unimplemented),
            [ErrorReason.BackendUnavailable] = ("BACKEND_UNAVAILABLE", StatusCode.Unavailable),
            [ErrorReason.Throttled] = ("THROTTLED", StatusCode.Unavailable),
            [ErrorReason.BackendError] = ("BACKEND_ERROR", StatusCode.Internal),
            [ErrorReason.KeyUnusable] = ("KEY_UNUSABLE", StatusCode.FailedPrecondition),
            [ErrorReason.DeadlineExceeded] = ("DEADLINE_EXCEEDED", StatusCode.DeadlineExceeded),
            [ErrorReason.DataLoss] = ("DATA_LOSS", StatusCode.DataLoss),
            [ErrorReason.NoRevocationStore] = ("NO_REVOCATION_STORE", StatusCode.FailedPrecondition),
            [ErrorReason.InvocationDisabled] = ("INVOCATION_DISABLED", StatusCode.FailedPrecondition),
            [ErrorReason.Internal] = ("INTERNAL", StatusCode.Internal),
        }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ErrorReason> ReasonsByToken =
        Reasons.ToFrozenDictionary(pair => pair.Value.Token, pair => pair.Key, StringComparer.Ordinal);

    internal static string Token(this ErrorReason reason) => Reasons[reason].Token;

    internal static StatusCode Code(this ErrorReason reason) => Reasons[reason].Code;

    /// <summary>Finds the reason of a token; false for a token that this version does not know.</summary>
    internal static bool TryParseReason(string token, out ErrorReason reason) => ReasonsByToken.TryGetValue(token, out reason);

    /// <summary>The status that callers get for an error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="operation">The policy's token when access was refused, else the name of the call, for example <c>get_public_key</c>.</param>
    internal static RpcException ToException(BrokerError error, string operation)
    {
        var (token, code) = Reasons[error.Reason];
        var message = Bounded(error.Message);
        var status = new RpcStatus { Code = (int)code, Message = message };
        status.Details.Add(Pack(BrokerErrorInfoTypeUrl, new BrokerErrorInfo { Reason = token, Op = operation }));
        if (error.RetryAfter is { } retryAfter)
        {
            var delay = retryAfter < TimeSpan.Zero ? TimeSpan.Zero : retryAfter;
            status.Details.Add(Pack(RetryInfoTypeUrl, new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
        }

        return new RpcException(new Grpc.Core.Status(code, message), new Metadata { { DetailsTrailer, status.ToByteArray() } });
    }

    /// <summary>Reads what a broker said; null when the failure carries no <see cref="BrokerErrorInfo"/> that can be read. Never throws.</summary>
    internal static BrokerFailure? FromException(RpcException exception)
    {
        foreach (var entry in exception.Trailers)
        {
            if (entry.IsBinary && entry.Key == DetailsTrailer && TryParse(RpcStatus.Parser, entry.ValueBytes) is { } status
                && Find(status, BrokerErrorInfoTypeUrl, BrokerErrorInfo.Parser) is { } info)
            {
                return new BrokerFailure(info.Reason, info.Op, exception.StatusCode, RetryAfter(status));
            }
        }

        return null;
    }

    private static TimeSpan? RetryAfter(RpcStatus status)
    {
        var delay = Find(status, RetryInfoTypeUrl, RetryInfo.Parser)?.RetryDelay;
        return delay is { Seconds: >= 0 and <= Duration.MaxSeconds, Nanos: >= 0 and < Duration.NanosecondsPerSecond } ? delay.ToTimeSpan() : null;
    }

    private static T? Find<T>(RpcStatus status, string typeUrl, MessageParser<T> parser)
        where T : class, IMessage<T>
    {
        foreach (var detail in status.Details)
        {
            if (detail.TypeUrl == typeUrl && TryParse(parser, detail.Value.Span) is { } message)
            {
                return message;
            }
        }

        return null;
    }

    private static T? TryParse<T>(MessageParser<T> parser, ReadOnlySpan<byte> bytes)
        where T : class, IMessage<T>
    {
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static Any Pack<T>(string typeUrl, T message)
        where T : IMessage<T> => new() { TypeUrl = typeUrl, Value = message.ToByteString() };

    private static string Bounded(string message)
    {
        if (Encoding.UTF8.GetByteCount(message) <= MaxMessageBytes)
        {
            return message;
        }

        var kept = new StringBuilder();
        var room = MaxMessageBytes - new Rune(Ellipsis).Utf8SequenceLength;
        foreach (var rune in message.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.Append(Ellipsis).ToString();
    }
}
