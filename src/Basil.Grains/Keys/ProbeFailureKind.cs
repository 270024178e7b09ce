// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Keys;

/// <summary>Why a probe brought no knowledge. The kinds are told apart because their remedies differ.</summary>
internal enum ProbeFailureKind
{
    /// <summary>No answer, or an answer that says "not now".</summary>
    Unreachable,

    /// <summary>The request quota is used up.</summary>
    Throttled,

    /// <summary>The backend answered and said no: a missing permission, bad credentials, a malformed path.</summary>
    Refused,
}
