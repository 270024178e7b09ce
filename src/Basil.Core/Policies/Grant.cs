// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Policies;

/// <summary>What one action term of one rule allows one subject on one target.</summary>
internal sealed class Grant(int order, OperationSet operations, string rule, string subject, string action, string target, Decision allow)
{
    private Explanation? _explanation;

    /// <summary>The place of the rule, and of the target in it, among all; the lowest that matches is the one reported.</summary>
    internal int Order { get; } = order;

    internal OperationSet Operations { get; } = operations;

    /// <summary>Made at the first match and kept, so that a decision in steady state allocates nothing.</summary>
    /// <remarks>Two threads may make it twice; both are equal.</remarks>
    internal Explanation Explanation =>
        _explanation ??= new Explanation(allow, new MatchedRule(rule, allow.Reason, subject, action, target));

    /// <summary>The same grant for fewer operations.</summary>
    internal Grant For(OperationSet fewer) => fewer == Operations ? this : new Grant(Order, fewer, rule, subject, action, target, allow);
}
