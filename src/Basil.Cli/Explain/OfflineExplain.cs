// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Generations;
using Basil.Core.Keys;
using Basil.Core.Policies;

namespace Basil.Cli.Explain;

/// <summary>Explains with the gateway's own matcher over a generation read from files.</summary>
internal static class OfflineExplain
{
    /// <summary>Decides one operation. A broker-wide operation has its reserved target whatever key is named.</summary>
    internal static Verdict Explain(Generation generation, string subject, KeyOperation operation, string? key)
    {
        var target = operation.ReservedTarget() ?? key ?? string.Empty;
        var explanation = operation.IsKeyScoped()
            ? generation.Policy.Explain(generation.Catalog, subject, operation, target)
            : generation.Policy.ExplainAdmin(subject, operation);
        return ToVerdict(subject, operation, target, explanation);
    }

    /// <summary>Everything that the subject may do: over every key in name order, then broker-wide.</summary>
    internal static IEnumerable<Verdict> Effective(Generation generation, string subject)
    {
        var scoped = KeyOperations.All.Where(operation => operation.IsKeyScoped()).ToList();
        var overKeys = generation.Catalog.Keys.SelectMany(key => scoped.Select(operation => Explain(generation, subject, operation, key.Name.Value)));
        var overBroker = KeyOperations.All.Where(operation => !operation.IsKeyScoped()).Select(operation => Explain(generation, subject, operation, null));
        return overKeys.Concat(overBroker).Where(verdict => verdict.Allowed);
    }

    private static Verdict ToVerdict(string subject, KeyOperation operation, string target, Explanation explanation) => new(
        subject,
        operation.Token(),
        target,
        explanation.Decision.IsAllowed,
        explanation.Decision.Via ?? string.Empty,
        explanation.Decision.IsAllowed ? string.Empty : explanation.Decision.Reason,
        explanation.Rule is { } rule ? new VerdictRule(rule.Rule, rule.Via, rule.Subject, rule.Action, rule.Target) : null);
}
