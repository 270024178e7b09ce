// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;
using Basil.Core.Policies;
using Basil.Protocol.V1;
using MatchedRule = Basil.Protocol.V1.MatchedRule;

namespace Basil.Gateway.Services;

/// <summary>An explanation on the wire.</summary>
internal static class ExplanationMessage
{
    internal static ExplainResponse Of(string subject, KeyOperation operation, string key, Explanation explanation)
    {
        var decision = explanation.Decision;
        var response = new ExplainResponse
        {
            Subject = subject,
            Op = operation.Token(),
            Key = key,
            Decision = decision.IsAllowed ? ExplainDecision.Allow : ExplainDecision.Deny,
            Via = decision.Via ?? string.Empty,
            Reason = decision.IsAllowed ? string.Empty : decision.Reason,
        };
        if (explanation.Rule is { } rule)
        {
            response.MatchedRule = new MatchedRule
            {
                Rule = rule.Rule,
                Via = rule.Via,
                Action = rule.Action,
                Target = rule.Target,
                Subject = rule.Subject,
            };
        }

        return response;
    }
}
