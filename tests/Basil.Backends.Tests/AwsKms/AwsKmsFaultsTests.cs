// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Basil.Backends.AwsKms;
using Basil.Core.Backends;

namespace Basil.Backends.Tests.AwsKms;

public sealed class AwsKmsFaultsTests
{
    [Theory]
    [InlineData("NotFoundException", nameof(BackendFaultKind.Absent))]
    [InlineData("ThrottlingException", nameof(BackendFaultKind.Throttled))]
    [InlineData("KMSInternalException", nameof(BackendFaultKind.Unreachable))]
    [InlineData("DependencyTimeoutException", nameof(BackendFaultKind.Unreachable))]
    [InlineData("KeyUnavailableException", nameof(BackendFaultKind.Unreachable))]
    [InlineData("ServiceUnavailable", nameof(BackendFaultKind.Unreachable))]
    [InlineData("InternalFailure", nameof(BackendFaultKind.Unreachable))]
    [InlineData("RequestTimeoutException", nameof(BackendFaultKind.Unreachable))]
    [InlineData("DisabledException", nameof(BackendFaultKind.Unusable))]
    [InlineData("KMSInvalidStateException", nameof(BackendFaultKind.Unusable))]
    [InlineData("InvalidKeyUsageException", nameof(BackendFaultKind.Unusable))]
    [InlineData("IncorrectKeyException", nameof(BackendFaultKind.DecryptFailed))]
    [InlineData("InvalidCiphertextException", nameof(BackendFaultKind.DecryptFailed))]
    [InlineData("KMSInvalidSignatureException", nameof(BackendFaultKind.InvalidSignature))]
    [InlineData("AlreadyExistsException", nameof(BackendFaultKind.AlreadyExists))]
    [InlineData("LimitExceededException", nameof(BackendFaultKind.LimitExceeded))]
    [InlineData("AccessDeniedException", nameof(BackendFaultKind.Refused))]
    [InlineData("ValidationException", nameof(BackendFaultKind.Rejected))]
    [InlineData("ValidationError", nameof(BackendFaultKind.Rejected))]
    [InlineData("DryRunOperationException", nameof(BackendFaultKind.Rejected))]
    [InlineData("ExpiredTokenException", nameof(BackendFaultKind.BadCredentials))]
    [InlineData("UnrecognizedClientException", nameof(BackendFaultKind.BadCredentials))]
    [InlineData("IncompleteSignature", nameof(BackendFaultKind.BadCredentials))]
    [InlineData("InvalidSignatureException", nameof(BackendFaultKind.BadCredentials))]
    [InlineData("UnsupportedOperationException", nameof(BackendFaultKind.Unsupported))]
    [InlineData("InvalidArnException", nameof(BackendFaultKind.Rejected))]
    [InlineData("InvalidAliasNameException", nameof(BackendFaultKind.Rejected))]
    [InlineData("MalformedPolicyDocumentException", nameof(BackendFaultKind.Rejected))]
    [InlineData("TagException", nameof(BackendFaultKind.Rejected))]
    [InlineData("InvalidGrantTokenException", nameof(BackendFaultKind.Rejected))]
    [InlineData("SomethingOfNextYearException", nameof(BackendFaultKind.Rejected))]
    public void The_code_alone_decides(string code, string kind)
    {
        foreach (var form in new[] { code, "com.amazonaws.kms#" + code, code + ":http://internal.amazon.com/coral" })
        {
            foreach (var status in new[] { HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError })
            {
                var fault = AwsKmsFaults.From(Answer(form, status, "ThrottlingException: not found, access denied"), "kms:Sign");

                Assert.Equal(kind, fault?.Kind.ToString());
                Assert.Equal(code, fault?.Code);
            }
        }
    }

    [Fact]
    public void A_typed_exception_of_the_sdk_is_read_by_its_code_too() =>
        Assert.Equal(
            BackendFaultKind.Absent,
            AwsKmsFaults.From(new NotFoundException("m", ErrorType.Sender, "NotFoundException", "r", HttpStatusCode.BadRequest), "kms:Sign")?.Kind);

    [Fact]
    public void A_denied_permission_is_named()
    {
        var fault = AwsKmsFaults.From(Answer("AccessDeniedException", HttpStatusCode.BadRequest, "User: arn:aws:iam::1:user/x"), "kms:DescribeKey");

        Assert.Equal("kms:DescribeKey", fault?.MissingAction);
        Assert.Contains("kms:DescribeKey", fault!.Detail, StringComparison.Ordinal);
        Assert.Null(AwsKmsFaults.From(Answer("DisabledException", HttpStatusCode.BadRequest, "m"), "kms:Sign")?.MissingAction);
    }

    [Fact]
    public void A_throttle_says_when_to_come_again() =>
        Assert.Equal(TimeSpan.FromSeconds(1), AwsKmsFaults.From(Answer("ThrottlingException", HttpStatusCode.BadRequest, "m"), "kms:Sign")?.RetryAfter);

    [Fact]
    public void An_answer_without_a_code_is_not_from_kms()
    {
        var fault = AwsKmsFaults.From(Answer("", HttpStatusCode.BadGateway, "m"), "kms:Sign");

        Assert.Equal(BackendFaultKind.Unreachable, fault?.Kind);
        Assert.Contains("502", fault!.Detail, StringComparison.Ordinal);
    }

    public static TheoryData<Exception> TransportFailures =>
    [
        new HttpRequestException("refused"),
        new IOException("reset"),
        new SocketException((int)SocketError.ConnectionReset),
        new TimeoutException("slow"),
        new TaskCanceledException("not ours"),
        new AmazonUnmarshallingException("req", "/", new HttpIOException(HttpRequestError.ResponseEnded)),
    ];

    [Theory]
    [MemberData(nameof(TransportFailures), DisableDiscoveryEnumeration = true)]
    public void A_broken_connection_is_unreachable(Exception exception) =>
        Assert.Equal(BackendFaultKind.Unreachable, AwsKmsFaults.From(exception, "kms:Sign")?.Kind);

    [Fact]
    public void An_unreadable_answer_is_rejected() =>
        Assert.Equal(BackendFaultKind.Rejected, AwsKmsFaults.From(new AmazonUnmarshallingException("req", "/", new FormatException()), "kms:Sign")?.Kind);

    [Fact]
    public void Missing_credentials_are_told_in_words()
    {
        var fault = AwsKmsFaults.From(new AmazonClientException("Failed to resolve AWS credentials."), "kms:Sign");

        Assert.Equal(BackendFaultKind.BadCredentials, fault?.Kind);
        Assert.Contains("AWS_ACCESS_KEY_ID", fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bug_is_no_fault() => Assert.Null(AwsKmsFaults.From(new ArgumentNullException(), "kms:Sign"));

    [Fact]
    public void The_detail_is_one_bounded_line()
    {
        var fault = AwsKmsFaults.From(Answer("ValidationException", HttpStatusCode.BadRequest, "a\nb\u001b[31m" + new string('x', 10_000)), "kms:Sign");

        Assert.DoesNotContain(fault!.Detail, char.IsControl);
        Assert.InRange(fault.Detail.Length, 1, 700);
    }

    private static AmazonKeyManagementServiceException Answer(string code, HttpStatusCode status, string message) =>
        new(message, ErrorType.Sender, code, "request-1", status);
}
