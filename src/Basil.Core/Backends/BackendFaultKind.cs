// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Backends;

/// <summary>What went wrong at a backend. The kinds are never merged: only <see cref="Absent"/> may lead to creating a key.</summary>
internal enum BackendFaultKind
{
    /// <summary>The backend answered that there is no such key or alias.</summary>
    Absent,

    /// <summary>The backend did not answer, or answered that it cannot now. May be retried.</summary>
    Unreachable,

    /// <summary>The backend's request quota is used up. May be retried after the whole class has slowed down.</summary>
    Throttled,

    /// <summary>The broker's identity may not do this; <see cref="BackendFault.MissingAction"/> names the permission.</summary>
    Refused,

    /// <summary>The backend rejected the broker's credentials themselves.</summary>
    BadCredentials,

    /// <summary>The key exists and cannot be used now: disabled, pending deletion, wrong usage.</summary>
    Unusable,

    /// <summary>The ciphertext was not made by this key, for this context, or was changed.</summary>
    DecryptFailed,

    /// <summary>The signature does not match.</summary>
    InvalidSignature,

    /// <summary>The alias exists already.</summary>
    AlreadyExists,

    /// <summary>The backend does not offer the operation or the algorithm.</summary>
    Unsupported,

    /// <summary>A backend limit that no retry helps with (number of keys or aliases).</summary>
    LimitExceeded,

    /// <summary>The backend rejected the request, or its answer made no sense.</summary>
    Rejected,

    /// <summary>The caller's deadline ended first.</summary>
    DeadlineExceeded,
}
