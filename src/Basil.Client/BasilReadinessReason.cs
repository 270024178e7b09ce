// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>Why a broker is or is not ready. The numbers are those of the wire.</summary>
public enum BasilReadinessReason
{
    /// <summary>Not told, or a reason that this client does not know.</summary>
    Unspecified = 0,

    /// <summary>It is.</summary>
    Ready = 1,

    /// <summary>A backend did not answer.</summary>
    BackendUnreachable = 2,

    /// <summary>A key that must exist does not.</summary>
    RequiredKeyMissing = 3,
}
