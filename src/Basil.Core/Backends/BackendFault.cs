// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Backends;

/// <summary>A backend's failure, for the log, the operator and the state machine; never shown to callers as it is.</summary>
/// <param name="Kind">The closed kind.</param>
/// <param name="Code">The backend's own error code, for example <c>DisabledException</c>, or a short word of ours.</param>
/// <param name="Detail">Text for operators. Contains no payload and no secret.</param>
/// <param name="MissingAction">For <see cref="BackendFaultKind.Refused"/>: the permission, for example <c>kms:DescribeKey</c>.</param>
/// <param name="RetryAfter">When known, how long to wait.</param>
/// <param name="OrphanBackendKeyId">For a creation that stopped half-way: the new key, which no path is known to name.</param>
internal sealed record BackendFault(
    BackendFaultKind Kind,
    string Code,
    string Detail,
    string? MissingAction = null,
    TimeSpan? RetryAfter = null,
    string? OrphanBackendKeyId = null);
