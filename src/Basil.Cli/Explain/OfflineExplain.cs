// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Generations;
using Basil.Core.Keys;
using Basil.Core.Policies;

namespace Basil.Cli.Explain;

/// <summary>Explains with the gateway's own matcher over a generation read from files.</summary>
internal static class OfflineExplain
{
    /// <summary>Decides one operation. A broker-wide operation without a key is decided over its reserved target.</summary>
    internal static Verdict Explain(Generation generation, string subject, KeyOperation operation, string? key)
    {
        var target = key ?? operation.ReservedTarget() ?? string.Empty;
        return ToVerdict(subject, operation, target, generation.Policy.Explain(generation.Catalog, subject, operation, target));
    }

    /// <summary>Everything that the subject may do: over every key in name order, then broker-wide.</summary>
    internal static IEnumerable<Verdict> Effective(Generation generation, string subject) => generation.Policy
        .Effective(generation.Catalog, subject)
        .Select(grant => ToVerdict(subject, grant.Operation, grant.Key, grant.Explanation));

    private static Verdict ToVerdict(string subject, KeyOperation operation, string target, Explanation explanation) => new(
        subject,
        operation.Token(),
        target,
        explanation.Decision.IsAllowed,
        explanation.Decision.Via ?? string.Empty,
        explanation.Decision.IsAllowed ? string.Empty : explanation.Decision.Reason,
        explanation.Rule is { } rule ? new VerdictRule(rule.Rule, rule.Via, rule.Subject, rule.Action, rule.Target) : null);
}
