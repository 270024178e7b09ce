// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>What kind of failure a <see cref="BasilException"/> is, for programs that decide what to do next.</summary>
public enum BasilErrorKind
{
    /// <summary>A fault in the broker or its key service, or an answer that makes no sense.</summary>
    Internal,

    /// <summary>Policy refuses. An unknown key looks the same.</summary>
    Denied,

    /// <summary>The broker does not know who calls.</summary>
    Unauthenticated,

    /// <summary>The request cannot succeed as it is; a ciphertext that does not open is one.</summary>
    InvalidRequest,

    /// <summary>A message is over a limit, the broker's or the client's.</summary>
    TooLarge,

    /// <summary>The broker, or the backend of the key, does not do this.</summary>
    Unsupported,

    /// <summary>Something must change first, for example a key be enabled.</summary>
    FailedPrecondition,

    /// <summary>
    /// The broker answered that what it needs is out of reach or used up for now; a retry makes sense, after
    /// <see cref="BasilException.RetryAfter"/> if given.
    /// </summary>
    Unavailable,

    /// <summary>
    /// No broker answered: there is none at the socket, or the connection broke. If it broke, the work may or may not have been done.
    /// </summary>
    Unreachable,

    /// <summary>The time of <see cref="BasilClientOptions.Timeout"/> passed. The work may or may not have been done.</summary>
    DeadlineExceeded,

    /// <summary>The broker ended the call.</summary>
    Canceled,

    /// <summary>A stream lost events and ended.</summary>
    DataLoss,
}
