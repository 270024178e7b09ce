// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Policies;

/// <summary>The rule that allowed an operation.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Via"><c>subject:NAME</c>.</param>
/// <param name="Subject">The subject it names.</param>
/// <param name="Action">The action term as written in the policy.</param>
/// <param name="Target">The target term as written in the policy.</param>
internal sealed record MatchedRule(string Rule, string Via, string Subject, string Action, string Target);
