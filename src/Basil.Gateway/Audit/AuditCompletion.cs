// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Gateway.Audit;

/// <summary>How an allowed operation ended, for the line <c>basil.audit.completion</c>.</summary>
/// <param name="DecisionSequence">The sequence number of the decision's line.</param>
/// <param name="Generation">The generation it ran under.</param>
/// <param name="Operation">The call's own name.</param>
/// <param name="Target">The key as the caller named it, or a reserved target.</param>
/// <param name="Actor">The subject, or null where there is none.</param>
/// <param name="Reason">Null for success; else the error's token, or <c>CANCELLED</c> where the caller left.</param>
/// <param name="Duration">From the request's entry.</param>
/// <param name="BackendKeyId">The backend's identity of the key that acted, where it is known.</param>
/// <param name="TraceId">W3C trace id, where there is a trace.</param>
internal readonly record struct AuditCompletion(
    long DecisionSequence,
    ulong Generation,
    string Operation,
    string Target,
    string? Actor,
    string? Reason,
    TimeSpan Duration,
    string? BackendKeyId,
    string? TraceId);
