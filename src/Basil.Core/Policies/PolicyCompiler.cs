// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Basil.Core.Documents;

namespace Basil.Core.Policies;

/// <summary>Turns checked rules into the index that decisions are made from.</summary>
internal static class PolicyCompiler
{
    /// <summary>A rule of S subjects, A actions and T targets is S*A*T grants; the bound keeps a small file from filling the memory.</summary>
    internal const int MaxGrants = 1_000_000;

    /// <returns>Null where the policy is too large.</returns>
    internal static CompiledPolicy? Compile(
        DocumentValue root,
        SubjectResolver resolver,
        IReadOnlyCollection<Subject> subjects,
        IReadOnlyCollection<PolicyRule> rules,
        DocumentErrors errors)
    {
        var size = rules.Sum(rule => (double)rule.Subjects.Length * rule.Actions.Length * rule.Targets.Length);
        if (size > MaxGrants)
        {
            errors.Add(
                root,
                DocumentRule.PolicyTooLarge,
                $"the rules expand to {size:N0} grants (subjects x actions x targets); at most {MaxGrants:N0} are allowed");
            return null;
        }

        var grants = subjects.ToDictionary(subject => subject.Name, _ => new List<(TargetGlob, Grant)>(), StringComparer.Ordinal);
        var allows = subjects.ToDictionary(subject => subject.Name, Allow, StringComparer.Ordinal);
        var order = 0;
        foreach (var rule in rules)
        {
            var actions = Disjoint(rule.Actions);
            foreach (var (spelling, glob) in rule.Targets)
            {
                foreach (var subject in rule.Subjects)
                {
                    grants[subject].AddRange(actions.Select(action => (
                        glob,
                        new Grant(order, action.Operations, rule.Id, subject, action.Spelling, spelling, allows[subject]))));
                }

                order++;
            }
        }

        return new CompiledPolicy(
            resolver,
            grants.ToFrozenDictionary(pair => pair.Key, pair => new SubjectGrants(pair.Value), StringComparer.Ordinal));
    }

    private static Decision Allow(Subject subject)
    {
        var via = $"subject:{subject.Name}";
        return new Decision(true, via, null, via);
    }

    // Of several terms that mean an operation, the first in the list is the one reported.
    private static List<ActionTerm> Disjoint(IEnumerable<ActionTerm> actions)
    {
        var disjoint = new List<ActionTerm>();
        var covered = default(OperationSet);
        foreach (var action in actions)
        {
            var added = action.Operations.Without(covered);
            if (!added.IsEmpty)
            {
                disjoint.Add(action with { Operations = added });
                covered = covered.Union(added);
            }
        }

        return disjoint;
    }
}
