// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Policies;

/// <summary>What was decided and why.</summary>
/// <param name="IsAllowed">Whether the operation may go on.</param>
/// <param name="Via">For an allow: <c>subject:NAME</c> or <c>public_class</c>.</param>
/// <param name="Deny">For a deny: the reason.</param>
/// <param name="Reason">The audit's token: <c>Via</c> of an allow, or for example <c>not_permitted</c>, <c>no_actor_subject:1000</c>.</param>
internal sealed record Decision(bool IsAllowed, string? Via, DenyReason? Deny, string Reason);
