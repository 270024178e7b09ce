// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Policies;

namespace Basil.Gateway.Audit;

/// <summary>An authorization decision, for the line <c>basil.audit.authz</c>.</summary>
/// <param name="Generation">The generation it was made against.</param>
/// <param name="Operation">The policy's token.</param>
/// <param name="Target">The key as the caller named it, or a reserved target.</param>
/// <param name="Caller">As attested.</param>
/// <param name="Resolution">As resolved against the generation.</param>
/// <param name="Decision">What was decided and why.</param>
internal sealed record AuditDecision(
    ulong Generation,
    string Operation,
    string Target,
    CallerIdentity Caller,
    SubjectResolution Resolution,
    Decision Decision);
