// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.Core.Documents;
using Basil.Core.Keys;

namespace Basil.Core.Policies;

/// <summary>Reads the policy's <c>rules</c>.</summary>
internal sealed class RuleReader
{
    private readonly IReadOnlyDictionary<string, Subject?> _subjects;
    private readonly IReadOnlyDictionary<string, OperationSet> _roles;
    private readonly DocumentErrors _errors;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private RuleReader(IReadOnlyDictionary<string, Subject?> subjects, IReadOnlyDictionary<string, OperationSet> roles, DocumentErrors errors)
    {
        _subjects = subjects;
        _roles = roles;
        _errors = errors;
    }

    internal static List<PolicyRule> ReadAll(
        DocumentObject document,
        IReadOnlyDictionary<string, Subject?> subjects,
        IReadOnlyDictionary<string, OperationSet> roles,
        DocumentErrors errors)
    {
        var reader = new RuleReader(subjects, roles, errors);
        return [.. document.List("rules").Select(reader.Read).OfType<PolicyRule>()];
    }

    private PolicyRule? Read(DocumentValue entry)
    {
        if (DocumentObject.Open(entry, _errors)?.Only("id", "subjects", "action", "target", "comment") is not { } fields)
        {
            return null;
        }

        var id = fields.RequiredText("id");
        fields.OptionalText("comment");
        CheckId(fields, id);
        var subjects = fields.TextList("subjects");
        CheckSubjects(fields, subjects);
        var actions = Actions(fields.TextList("action"));
        var targets = Targets(fields.TextList("target"), subjects);
        if (IsEmptyList(fields, "action") || IsEmptyList(fields, "target"))
        {
            _errors.Warn(entry, DocumentRule.RuleGrantsNothing, "the rule has no action or no target, so it grants nothing");
        }

        return id is null ? null : new PolicyRule(id, [.. subjects.Select(subject => subject.Text)], [.. actions], [.. targets]);
    }

    private void CheckId(DocumentObject fields, string? id)
    {
        if (id is null)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(id) || id.Any(char.IsControl))
        {
            _errors.Add(fields.Find("id")!, DocumentRule.RuleId, "a rule's id is not blank and has no control characters");
        }
        else if (!_ids.Add(id))
        {
            _errors.Add(fields.Find("id")!, DocumentRule.RuleIdDuplicate, $"the rule id '{DocumentText.Shown(id)}' is used twice");
        }
    }

    private void CheckSubjects(DocumentObject fields, List<(DocumentValue At, string Text)> subjects)
    {
        if (IsEmptyList(fields, "subjects"))
        {
            _errors.AddAbsent(fields.Value, "subjects", DocumentRule.RuleSubjects, "a rule names at least one subject");
        }

        foreach (var (at, name) in subjects.Where(subject => !_subjects.ContainsKey(subject.Text)))
        {
            _errors.Add(at, DocumentRule.SubjectUnknown, $"there is no subject '{DocumentText.Shown(name)}' in this policy");
        }
    }

    private static bool IsEmptyList(DocumentObject fields, string field) =>
        fields.Find(field) is null or { Kind: JsonValueKind.Array, Items.Count: 0 };

    private List<ActionTerm> Actions(List<(DocumentValue At, string Text)> terms)
    {
        var actions = new List<ActionTerm>();
        foreach (var (at, term) in terms)
        {
            if (Operations(at, term) is { } operations)
            {
                actions.Add(new ActionTerm(term, operations));
            }
        }

        return actions;
    }

    private OperationSet? Operations(DocumentValue at, string term)
    {
        const string Role = "role:";
        const string Operation = "op:";
        if (term == "*")
        {
            return OperationSet.Star;
        }

        if (term.StartsWith(Operation, StringComparison.Ordinal))
        {
            if (KeyOperations.TryParse(term[Operation.Length..], out var operation))
            {
                return OperationSet.Of(operation);
            }

            _errors.Add(at, DocumentRule.OperationUnknown, $"there is no operation '{DocumentText.Shown(term[Operation.Length..])}'");
        }
        else if (term.StartsWith(Role, StringComparison.Ordinal))
        {
            if (_roles.TryGetValue(term[Role.Length..], out var role))
            {
                return role;
            }

            _errors.Add(at, DocumentRule.RoleUnknown, $"there is no role '{DocumentText.Shown(term[Role.Length..])}' in this policy");
        }
        else
        {
            _errors.Add(at, DocumentRule.ActionTerm, $"an action is role:NAME, op:OPERATION or *, not '{DocumentText.Shown(term)}'");
        }

        return null;
    }

    private List<(string Spelling, TargetGlob Glob)> Targets(
        List<(DocumentValue At, string Text)> terms,
        List<(DocumentValue At, string Text)> subjects)
    {
        var targets = new List<(string Spelling, TargetGlob Glob)>();
        foreach (var (at, term) in terms)
        {
            if (!TargetGlob.TryParse(term, out var glob, out var problem))
            {
                _errors.Add(at, DocumentRule.TargetTerm, $"{problem}: '{DocumentText.Shown(term)}'");
                continue;
            }

            targets.Add((term, glob));
            if (!glob.CanMatch)
            {
                _errors.Warn(at, DocumentRule.TargetNeverMatches, $"no key can have a name that matches '{DocumentText.Shown(term)}'");
            }

            if (glob.Kind == TargetKind.Any)
            {
                CheckBreakGlass(at, subjects);
            }
        }

        return targets;
    }

    private void CheckBreakGlass(DocumentValue at, List<(DocumentValue At, string Text)> subjects)
    {
        var ordinary = subjects
            .Where(subject => _subjects.TryGetValue(subject.Text, out var known) && known is { BreakGlass: false })
            .Select(subject => DocumentText.Shown(subject.Text))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (ordinary.Length > 0)
        {
            _errors.Add(
                at,
                DocumentRule.BreakGlass,
                $"a target that matches every key needs breakGlass on each subject of the rule; {string.Join(", ", ordinary.Take(8))} "
                + $"{(ordinary.Length == 1 ? "has" : "have")} it not");
        }
    }
}
