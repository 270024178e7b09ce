// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json.Nodes;
using Basil.Core.Generations;
using Basil.Core.Keys;
using Basil.Core.Policies;
using Basil.Core.Tests.Generations;
using CsCheck;

namespace Basil.Core.Tests.Policies;

/// <summary>Random policies over a fixed catalog, held against the plainest possible reading of their rules.</summary>
public sealed class PolicyPropertyTests
{
    private static readonly string[] Subjects = ["s0", "s1", "s2"];
    private static readonly string[] Names = ["a", "b", "a.b", "a.b.c", "a.c", "b.a", "ab.c"];
    private static readonly string[] Terms =
        ["*", "op:sign", "op:verify", "op:rotate", "op:use_software_custody", "op:watch", "role:signer", "role:mixed", "role:empty"];

    private static readonly Dictionary<string, string[]> Roles = new()
    {
        ["signer"] = ["sign", "verify"],
        ["mixed"] = ["rotate", "get", "reload"],
        ["empty"] = [],
    };

    private static readonly Gen<string> Target = Gen.OneOf(
        Gen.OneOfConst("*", "**"),
        Gen.OneOfConst(Names),
        Gen.OneOfConst(Names).Select(name => name + ".*"),
        Gen.OneOfConst(Names).Select(name => name + ".**"),
        Gen.OneOfConst("broker.*", "broker.watch", "broker.**"));

    private static readonly Gen<Rule> AnyRule = Gen.Select(
        Gen.OneOfConst(Subjects).Array[1, 3],
        Gen.OneOfConst(Terms).Array[0, 3],
        Target.Array[0, 3],
        (subjects, actions, targets) => new Rule(subjects, actions, targets));

    private static readonly Gen<Rule[]> AnyRules = AnyRule.Array[0, 6];

    private static readonly Gen<(string Subject, KeyOperation Operation, string Key)> AnyQuestion = Gen.Select(
        Gen.OneOfConst("s0", "s1", "s2", "nobody", string.Empty, "S0"),
        Gen.OneOfConst(KeyOperations.All.ToArray()),
        Gen.OneOfConst([.. Names, "a.b.d", "broker.watch", "broker.reload"]));

    [Fact]
    public void The_compiled_policy_says_what_its_rules_say() => Gen.Select(AnyRules, AnyQuestion.Array[10]).Sample(
        (rules, questions) =>
        {
            var generation = Compile(rules);
            return questions.All(question => Answer(generation, question) == Plainly(rules, question));
        },
        iter: 1000);

    [Fact]
    public void Another_rule_never_takes_an_allow_away() => Gen.Select(AnyRules, AnyRule, Gen.Int[0, 6], AnyQuestion.Array[10]).Sample(
        (rules, added, at, questions) =>
        {
            var before = Compile(rules);
            var after = Compile([.. rules[..Math.Min(at, rules.Length)], added, .. rules[Math.Min(at, rules.Length)..]]);
            return questions.All(question => !Decide(before, question).IsAllowed || Decide(after, question).IsAllowed);
        },
        iter: 500);

    [Fact]
    public void The_order_of_rules_changes_only_which_one_is_reported() => Gen.Select(AnyRules, AnyQuestion.Array[10]).Sample(
        (rules, questions) =>
        {
            var forward = Compile(rules);
            var backward = Compile([.. rules.Reverse()]);
            return questions.All(question => Decide(forward, question) == Decide(backward, question));
        },
        iter: 500);

    [Fact]
    public void A_subject_that_the_policy_does_not_have_is_never_allowed() => Gen.Select(AnyRules, AnyQuestion, Gen.String).Sample(
        (rules, question, subject) =>
            Subjects.Contains(subject, StringComparer.Ordinal) || !Decide(Compile(rules), question with { Subject = subject }).IsAllowed,
        iter: 500);

    [Fact]
    public void Effective_is_exactly_what_is_allowed_one_by_one() => Gen.Select(AnyRules, Gen.OneOfConst("s0", "s1", "nobody")).Sample(
        (rules, subject) =>
        {
            var generation = Compile(rules);
            var listed = generation.Policy.Effective(generation.Catalog, subject).Select(grant => (grant.Operation, grant.Key)).ToHashSet();
            var asked = KeyOperations.All
                .SelectMany(operation => (operation.ReservedTarget() is { } target ? [target] : Names).Select(key => (operation, key)))
                .Where(pair => Decide(generation, (subject, pair.operation, pair.key)).IsAllowed);
            return listed.SetEquals(asked);
        },
        iter: 200);

    private static (string Reason, string? Rule, string? Action, string? Target) Answer(
        Generation generation,
        (string Subject, KeyOperation Operation, string Key) question)
    {
        var explanation = generation.Policy.Explain(generation.Catalog, question.Subject, question.Operation, question.Key);
        return (explanation.Decision.Reason, explanation.Rule?.Rule, explanation.Rule?.Action, explanation.Rule?.Target);
    }

    private static Decision Decide(Generation generation, (string Subject, KeyOperation Operation, string Key) question) =>
        generation.Policy.Decide(generation.Catalog, question.Subject, question.Operation, question.Key);

    private static (string Reason, string? Rule, string? Action, string? Target) Plainly(
        Rule[] rules,
        (string Subject, KeyOperation Operation, string Key) question)
    {
        var (subject, operation, key) = question;
        if (operation.IsKeyScoped() ? !Names.Contains(key, StringComparer.Ordinal) : key != operation.ReservedTarget())
        {
            return ("unknown_key", null, null, null);
        }

        if (operation.IsWrite() && key.StartsWith('b'))
        {
            return ("not_writable", null, null, null);
        }

        for (var i = 0; i < rules.Length; i++)
        {
            var action = rules[i].Actions.FirstOrDefault(term => Means(term, operation));
            var target = rules[i].Targets.FirstOrDefault(term => Matches(term, key));
            if (rules[i].Subjects.Contains(subject, StringComparer.Ordinal) && action is not null && target is not null)
            {
                return ($"subject:{subject}", $"r{i}", action, target);
            }
        }

        return ("not_permitted", null, null, null);
    }

    private static bool Means(string term, KeyOperation operation) => term.Split(':') switch
    {
        ["*"] => operation.IsInStar(),
        ["role", var role] => Roles[role].Contains(operation.Token(), StringComparer.Ordinal),
        [_, var token] => token == operation.Token(),
        _ => false,
    };

    private static bool Matches(string term, string key)
    {
        Assert.True(TargetGlob.TryParse(term, out var glob, out _));
        return glob.Matches(key);
    }

    // Names that begin with b are not writable.
    private static Generation Compile(Rule[] rules)
    {
        var keys = new JsonObject(Names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject
        {
            ["class"] = "asymmetric",
            ["keyType"] = "ed25519",
            ["backend"] = "kms",
            ["path"] = name,
            ["writable"] = !name.StartsWith('b'),
            ["description"] = "d",
        })));
        var catalog = new JsonObject
        {
            ["schemaVersion"] = 1,
            ["backends"] = new JsonObject { ["kms"] = new JsonObject { ["kind"] = "aws-kms", ["addr"] = "x" } },
            ["keys"] = keys,
        };
        var policy = new JsonObject
        {
            ["subjects"] = new JsonObject(Subjects.Select((name, uid) => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject
            {
                ["breakGlass"] = true,
                ["allOf"] = new JsonArray(new JsonObject { ["kind"] = "unix", ["uid"] = uid }),
            }))),
            ["roles"] = new JsonObject(Roles.Select(role => KeyValuePair.Create<string, JsonNode?>(role.Key, List(role.Value)))),
            ["rules"] = new JsonArray([.. rules.Select((rule, i) => new JsonObject
            {
                ["id"] = $"r{i}",
                ["subjects"] = List(rule.Subjects),
                ["action"] = List(rule.Actions),
                ["target"] = List(rule.Targets),
            })]),
        };
        return AGeneration.Of(catalog.ToJsonString(), policy.ToJsonString());
    }

    private static JsonArray List(string[] items) => new([.. items.Select(item => JsonValue.Create(item))]);

    private sealed record Rule(string[] Subjects, string[] Actions, string[] Targets);
}
