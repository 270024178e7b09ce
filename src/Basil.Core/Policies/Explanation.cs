// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Policies;

/// <summary>A decision with the rule that led to it. <c>Decide</c> is <c>Explain(...).Decision</c>: there is one matcher.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="Rule">The matching rule of an allow by a rule; otherwise null.</param>
internal sealed record Explanation(Decision Decision, MatchedRule? Rule);
