// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Basil.Core.Errors;
using Basil.Core.Policies;

namespace Basil.Gateway.Authorization;

/// <summary>The outcome of deciding a request.</summary>
/// <param name="Resolution">Who the caller is to the policy.</param>
/// <param name="Verdicts">Every decision made, in order, up to the first denial.</param>
/// <param name="Call">Null exactly where there is a refusal.</param>
/// <param name="Refusal">What the caller is told; null where the request may go on.</param>
internal sealed record CallAuthorization(
    SubjectResolution Resolution,
    ImmutableArray<Verdict> Verdicts,
    AuthorizedCall? Call,
    BrokerError? Refusal)
{
    [MemberNotNullWhen(true, nameof(Call))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    internal bool IsAllowed => Refusal is null;
}
