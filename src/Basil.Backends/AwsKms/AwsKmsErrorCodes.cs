// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Basil.Core.Backends;

namespace Basil.Backends.AwsKms;

/// <summary>
/// What each error code of KMS means (KMS API Reference, the operations' Errors and Common Error Types). The code alone decides: KMS reuses
/// HTTP statuses (a throttle and a denied permission are both 400) and changes its texts.
/// </summary>
internal static class AwsKmsErrorCodes
{
    private static readonly FrozenDictionary<string, BackendFaultKind> Kinds = new Dictionary<string, BackendFaultKind>
    {
        ["NotFoundException"] = BackendFaultKind.Absent,

        ["ThrottlingException"] = BackendFaultKind.Throttled,
        ["Throttling"] = BackendFaultKind.Throttled,
        ["ThrottledException"] = BackendFaultKind.Throttled,
        ["RequestThrottledException"] = BackendFaultKind.Throttled,
        ["TooManyRequestsException"] = BackendFaultKind.Throttled,
        ["RequestLimitExceeded"] = BackendFaultKind.Throttled,

        ["KMSInternalException"] = BackendFaultKind.Unreachable,
        ["DependencyTimeoutException"] = BackendFaultKind.Unreachable,
        ["KeyUnavailableException"] = BackendFaultKind.Unreachable,
        ["ServiceUnavailable"] = BackendFaultKind.Unreachable,
        ["ServiceUnavailableException"] = BackendFaultKind.Unreachable,
        ["InternalFailure"] = BackendFaultKind.Unreachable,
        ["InternalServerError"] = BackendFaultKind.Unreachable,
        ["InternalServiceError"] = BackendFaultKind.Unreachable,
        ["RequestTimeout"] = BackendFaultKind.Unreachable,
        ["RequestTimeoutException"] = BackendFaultKind.Unreachable,

        ["AccessDeniedException"] = BackendFaultKind.Refused,
        ["AccessDenied"] = BackendFaultKind.Refused,
        ["NotAuthorized"] = BackendFaultKind.Refused,
        ["OptInRequired"] = BackendFaultKind.Refused,

        ["ExpiredTokenException"] = BackendFaultKind.BadCredentials,
        ["ExpiredToken"] = BackendFaultKind.BadCredentials,
        ["RequestExpired"] = BackendFaultKind.BadCredentials,
        ["UnrecognizedClientException"] = BackendFaultKind.BadCredentials,
        ["InvalidClientTokenId"] = BackendFaultKind.BadCredentials,
        ["InvalidAccessKeyId"] = BackendFaultKind.BadCredentials,
        ["IncompleteSignature"] = BackendFaultKind.BadCredentials,
        ["IncompleteSignatureException"] = BackendFaultKind.BadCredentials,
        ["InvalidSignatureException"] = BackendFaultKind.BadCredentials,
        ["SignatureDoesNotMatch"] = BackendFaultKind.BadCredentials,
        ["MissingAuthenticationToken"] = BackendFaultKind.BadCredentials,
        ["MissingAuthenticationTokenException"] = BackendFaultKind.BadCredentials,

        ["DisabledException"] = BackendFaultKind.Unusable,
        ["KMSInvalidStateException"] = BackendFaultKind.Unusable,
        ["InvalidKeyUsageException"] = BackendFaultKind.Unusable,

        ["InvalidCiphertextException"] = BackendFaultKind.DecryptFailed,
        ["IncorrectKeyException"] = BackendFaultKind.DecryptFailed,

        ["KMSInvalidSignatureException"] = BackendFaultKind.InvalidSignature,

        ["AlreadyExistsException"] = BackendFaultKind.AlreadyExists,
        ["LimitExceededException"] = BackendFaultKind.LimitExceeded,

        ["UnsupportedOperationException"] = BackendFaultKind.Unsupported,
        ["UnknownOperationException"] = BackendFaultKind.Unsupported,

        ["ValidationException"] = BackendFaultKind.Rejected,
        ["ValidationError"] = BackendFaultKind.Rejected,
        ["DryRunOperationException"] = BackendFaultKind.Rejected,
        ["InvalidArnException"] = BackendFaultKind.Rejected,
        ["InvalidAliasNameException"] = BackendFaultKind.Rejected,
        ["InvalidGrantTokenException"] = BackendFaultKind.Rejected,
        ["InvalidMarkerException"] = BackendFaultKind.Rejected,
        ["MalformedPolicyDocumentException"] = BackendFaultKind.Rejected,
        ["TagException"] = BackendFaultKind.Rejected,
        ["CloudHsmClusterInvalidConfigurationException"] = BackendFaultKind.Rejected,
        ["CustomKeyStoreInvalidStateException"] = BackendFaultKind.Rejected,
        ["CustomKeyStoreNotFoundException"] = BackendFaultKind.Rejected,
        ["XksKeyAlreadyInUseException"] = BackendFaultKind.Rejected,
        ["XksKeyInvalidConfigurationException"] = BackendFaultKind.Rejected,
        ["XksKeyNotFoundException"] = BackendFaultKind.Rejected,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The kind of a bare code; <see cref="BackendFaultKind.Rejected"/> for one that is not known.</summary>
    internal static BackendFaultKind KindOf(string code) => Kinds.GetValueOrDefault(code, BackendFaultKind.Rejected);

    /// <summary>The bare code: without a namespace before <c>#</c> and without a URL after <c>:</c>, both of which the AWS JSON protocol allows.</summary>
    internal static string Bare(string code)
    {
        var start = code.IndexOf('#', StringComparison.Ordinal) + 1;
        var end = code.IndexOf(':', start);
        return end < 0 ? code[start..] : code[start..end];
    }
}
