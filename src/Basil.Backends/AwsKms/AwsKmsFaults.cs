// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net.Sockets;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Basil.Core.Backends;

namespace Basil.Backends.AwsKms;

/// <summary>The AWS SDK's exceptions as faults.</summary>
internal static class AwsKmsFaults
{
    private const int MaxDetail = 600;

    /// <summary>AWS counts requests by the second, so a throttle is over when the second is.</summary>
    private static readonly TimeSpan ThrottleWindow = TimeSpan.FromSeconds(1);

    /// <summary>The fault that an exception of an SDK call means; null for an exception that is a bug.</summary>
    /// <param name="exception">What the call threw, except for a cancellation of ours.</param>
    /// <param name="action">The IAM action of the call, for example <c>kms:Sign</c>.</param>
    internal static BackendFault? From(Exception exception, string action) => exception switch
    {
        AmazonUnmarshallingException => Find<IOException>(exception) is { } torn
            ? Unreachable(action, torn)
            : new BackendFault(BackendFaultKind.Rejected, "UnreadableAnswer", Detail($"{action}: the answer is not what KMS answers")),
        AmazonKeyManagementServiceException kms => FromCode(kms, action),
        _ when IsTransport(exception) => Unreachable(action, exception),
        _ => Credentials(exception),
    };

    /// <summary>The fault for an exception that was thrown while credentials or region were being found; null for an exception that is a bug.</summary>
    internal static BackendFault? Credentials(Exception exception) => exception switch
    {
        ProfileNotFoundException => BadCredentials("UnknownProfile", "the AWS profile does not exist in ~/.aws/config or ~/.aws/credentials", exception),
        AmazonServiceException service => BadCredentials(
            service.ErrorCode is { Length: > 0 } code ? AwsKmsErrorCodes.Bare(code) : "CredentialService",
            "the AWS service that gives out credentials refused",
            exception),
        InvalidOperationException or InvalidDataException => BadCredentials(
            "UnusableProfile", "the AWS profile cannot be used as it is; an SSO profile needs `aws sso login` first", exception),
        AmazonClientException or ProcessAWSCredentialException or FederatedAuthenticationFailureException or FederatedAuthenticationCancelledException =>
            BadCredentials(
                "NoCredentials",
                "no AWS credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile, or run where a role is attached",
                exception),
        _ when IsTransport(exception) => BadCredentials("CredentialService", "the AWS service that gives out credentials was not reached", exception),
        _ => null,
    };

    internal static BackendFault UnexpectedAnswer(string action, string what) =>
        new(BackendFaultKind.Rejected, "UnexpectedAnswer", Detail($"{action}: {what}"));

    private static BackendFault FromCode(AmazonKeyManagementServiceException exception, string action)
    {
        if (exception.ErrorCode is not { Length: > 0 } raw)
        {
            // No code means that not KMS answered but something on the way to it, such as a proxy; the status is for the reader only.
            return new BackendFault(
                BackendFaultKind.Unreachable, "NoErrorCode", Detail($"{action}: an answer without an error code (HTTP {(int)exception.StatusCode}), so not from KMS"));
        }

        var code = AwsKmsErrorCodes.Bare(raw);
        var kind = AwsKmsErrorCodes.KindOf(code);
        return new BackendFault(
            kind,
            code,
            Detail($"{action}: {code}: {exception.Message} (request {exception.RequestId})"),
            MissingAction: kind == BackendFaultKind.Refused ? action : null,
            RetryAfter: kind == BackendFaultKind.Throttled ? ThrottleWindow : null);
    }

    private static BackendFault BadCredentials(string code, string text, Exception exception) =>
        new(BackendFaultKind.BadCredentials, code, Detail($"{text} ({exception.Message})"));

    private static BackendFault Unreachable(string action, Exception exception) =>
        new(BackendFaultKind.Unreachable, exception.GetType().Name, Detail($"{action}: {exception.Message}"));

    private static bool IsTransport(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException;

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>One bounded line: the text comes from outside and goes into logs.</summary>
    private static string Detail(string text)
    {
        var line = string.Create(Math.Min(text.Length, MaxDetail), text, static (span, text) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(text[i]) ? ' ' : text[i];
            }
        });
        return text.Length > MaxDetail ? line + "…" : line;
    }
}
