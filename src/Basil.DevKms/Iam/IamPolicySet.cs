// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Iam;

/// <summary>All identity policies of one principal, in the order of evaluation of the IAM user guide: a denial wins, silence denies.</summary>
internal sealed class IamPolicySet(IReadOnlyList<IamStatement> statements)
{
    /// <exception cref="ArgumentException">A policy is not one that DevKms can evaluate; the message says where and why.</exception>
    public static IamPolicySet Read(IEnumerable<string> policies) => new([.. policies.SelectMany(IamPolicyReader.Read)]);

    public IamDecision Decide(IamRequest request)
    {
        var decision = IamDecision.NotAllowed;
        foreach (var statement in statements)
        {
            if (statement.Allows && decision == IamDecision.Allowed)
            {
                continue;
            }

            if (statement.Matches(request))
            {
                if (!statement.Allows)
                {
                    return IamDecision.Denied;
                }

                decision = IamDecision.Allowed;
            }
        }

        return decision;
    }
}
