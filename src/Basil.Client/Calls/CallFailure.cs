// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Protocol;
using Grpc.Core;

namespace Basil.Client.Calls;

/// <summary>gRPC's exceptions as the client's.</summary>
internal static class CallFailure
{
    internal static Exception Translate(RpcException exception, string operation, string socketPath, CancellationToken cancellationToken)
    {
        if (exception.StatusCode == StatusCode.Cancelled && cancellationToken.IsCancellationRequested)
        {
            return new OperationCanceledException($"The call of {operation} was cancelled.", exception, cancellationToken);
        }

        if (BrokerStatus.FromException(exception) is { } failure)
        {
            return new BasilException(
                Kind(failure.StatusCode), failure.Reason, failure.Operation, (int)failure.StatusCode,
                Text(exception.Status.Detail), failure.RetryAfter, exception);
        }

        var (kind, message) = WithoutReason(exception, socketPath);
        return new BasilException(kind, "", operation, (int)exception.StatusCode, message, null, exception);
    }

    /// <summary>A field that the contract promises is not there.</summary>
    internal static BasilException MissingField(string operation, string field) =>
        new(BasilErrorKind.Internal, "MISSING_FIELD", operation, (int)StatusCode.Internal, $"the broker's answer has no {field}", null, null);

    /// <summary>A field has a value that the contract rules out.</summary>
    internal static BasilException Malformed(string operation, string field) =>
        new(BasilErrorKind.Internal, "", operation, (int)StatusCode.Internal, $"the broker's answer has a {field} that is none", null, null);

    // gRPC keeps the exception of a failure on this side of the connection, and has none for a status that the broker sent.
    private static (BasilErrorKind Kind, string Message) WithoutReason(RpcException exception, string socketPath)
    {
        for (var cause = exception.Status.DebugException; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketConnectException)
            {
                return (BasilErrorKind.Unreachable, cause.Message);
            }
        }

        return exception switch
        {
            { StatusCode: StatusCode.DeadlineExceeded } => (BasilErrorKind.DeadlineExceeded, "the broker did not answer in time"),
            { Status.DebugException: HttpRequestException or IOException } =>
                (BasilErrorKind.Unreachable, $"the connection to the broker at {socketPath} was lost"),
            { Status.DebugException: OperationCanceledException or TimeoutException } =>
                (BasilErrorKind.Unreachable, $"the broker at {socketPath} did not accept the connection in time"),
            _ => (Kind(exception.StatusCode), Text(exception.Status.Detail)),
        };
    }

    private static BasilErrorKind Kind(StatusCode code) => code switch
    {
        StatusCode.PermissionDenied => BasilErrorKind.Denied,
        StatusCode.Unauthenticated => BasilErrorKind.Unauthenticated,
        StatusCode.InvalidArgument or StatusCode.OutOfRange => BasilErrorKind.InvalidRequest,
        StatusCode.ResourceExhausted => BasilErrorKind.TooLarge,
        StatusCode.Unimplemented => BasilErrorKind.Unsupported,
        StatusCode.FailedPrecondition => BasilErrorKind.FailedPrecondition,
        StatusCode.Unavailable => BasilErrorKind.Unavailable,
        StatusCode.DeadlineExceeded => BasilErrorKind.DeadlineExceeded,
        StatusCode.Cancelled => BasilErrorKind.Canceled,
        StatusCode.DataLoss => BasilErrorKind.DataLoss,
        _ => BasilErrorKind.Internal,
    };

    // It may end on somebody's terminal.
    private static string Text(string detail) =>
        detail.Length == 0 ? "the broker gave no reason" : string.Create(detail.Length, detail, static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = char.IsControl(from[i]) ? ' ' : from[i];
            }
        });
}
