// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Client;

namespace Basil.Cli.Explain;

/// <summary>Asks the running broker, whose generation may be another than the files' now are.</summary>
internal static class LiveExplain
{
    internal static async Task<Verdict> ExplainAsync(BasilClient client, string subject, string operation, string key, CancellationToken cancellationToken)
    {
        var answer = await client.ExplainAsync(subject, operation, key, cancellationToken);
        var rule = answer.Rule is { } matched
            ? new VerdictRule(matched.Rule, matched.Via, matched.Subject is { Length: > 0 } named ? named : null, matched.Action, matched.Target)
            : null;
        return new Verdict(answer.Subject, answer.Operation, answer.Key, answer.Allowed, answer.Via, answer.Reason, rule);
    }
}
