// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Faults;

/// <summary>What goes wrong.</summary>
internal enum FaultKind
{
    /// <summary>400 ThrottlingException; nothing is done.</summary>
    Throttle,

    /// <summary>500 KMSInternalException; nothing is done.</summary>
    Internal,

    /// <summary>503 ServiceUnavailableException; nothing is done.</summary>
    Unavailable,

    /// <summary>An error of the rule's own code, status and message; nothing is done.</summary>
    Error,

    /// <summary>No answer and nothing done until the caller goes, or for the rule's latency if it has one, and then a reset.</summary>
    Hang,

    /// <summary>The answer comes later by the rule's latency.</summary>
    Slow,

    /// <summary>The connection is reset and nothing is done.</summary>
    ResetBeforeCommit,

    /// <summary>The operation is done and the connection is reset instead of an answer.</summary>
    ResetAfterCommit,
}
