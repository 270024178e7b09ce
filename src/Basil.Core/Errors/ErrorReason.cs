// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Errors;

/// <summary>
/// Why an operation failed, as a closed set. Token and gRPC code of each are in one place, <c>Basil.Protocol.BrokerStatus</c>;
/// a reader's table is docs/reference/errors.md.
/// </summary>
internal enum ErrorReason
{
    Unauthenticated,
    Unauthorized,
    InvalidRequest,
    InvalidArgument,
    DecryptFailed,
    PayloadTooLarge,
    Unsupported,
    UnsupportedAlgorithm,
    BackendUnavailable,
    Throttled,
    BackendError,
    KeyUnusable,
    DeadlineExceeded,
    DataLoss,
    NoRevocationStore,
    InvocationDisabled,
    Internal,
}
