// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Catalogs;
using Basil.Core.Keys;
using Basil.Core.Policies;

namespace Basil.Core.Tests.Policies;

/// <summary>Unknown key, not writable, credential issuer, rules in the order written, public class, deny: the first that applies decides.</summary>
public sealed class DecisionOrderTests
{
    private const string Rules = """
        "subjects": {"op": {"breakGlass": true, "allOf": [{"kind": "unix", "uid": 0}]}, "web": {"allOf": [{"kind": "unix", "uid": 1}]}},
        "roles": {"signer": ["sign", "verify"], "admin": ["reload"]},
        "rules": [
          {"id": "first", "subjects": ["op"], "action": ["role:signer", "op:sign", "*"], "target": ["app.**", "app.key"]},
          {"id": "second", "subjects": ["op", "web"], "action": ["op:sign", "op:verify"], "target": ["app.key", "pub.*"]},
          {"id": "third", "subjects": ["op"], "action": ["*", "role:admin", "op:explain"], "target": ["*"]}
        ]
        """;

    private static readonly CompiledPolicy Policy = APolicy.Of(Rules).Policy;

    private static readonly Catalog Keys = new(
        [],
        [
            Key("app.key", writable: false),
            Key("app.writable", writable: true),
            Key("app.operator", writable: true, label: "nats_type=O"),
            Key("app.account", writable: true, label: "nats_type=A"),
            Key("app.user", writable: true, label: "nats_type=U"),
            Key("app.jwt", writable: true, label: "svid_kind=jwt"),
            Key("app.x509", writable: true, label: "svid_kind=x509"),
            Key("pub.cert", writable: false, keyClass: KeyClass.Public),
            Key("broker.reload", writable: false),
        ]);

    [Theory]
    [InlineData("op", "sign", "app.none", "unknown_key")]
    [InlineData("op", "rotate", "app.none", "unknown_key")]
    [InlineData("op", "sign", "", "unknown_key")]
    [InlineData("op", "sign", "APP.KEY", "unknown_key")]
    [InlineData("op", "rotate", "app.key", "not_writable")]
    [InlineData("nobody", "rotate", "app.key", "not_writable")]
    [InlineData("op", "rotate", "app.writable", "subject:op")]
    [InlineData("op", "sign", "app.operator", "issuer_raw_sign")]
    [InlineData("op", "sign", "app.account", "issuer_raw_sign")]
    [InlineData("op", "sign", "app.jwt", "issuer_raw_sign")]
    [InlineData("nobody", "sign", "app.x509", "issuer_raw_sign")]
    [InlineData("op", "sign", "app.user", "subject:op")]
    [InlineData("op", "mint", "app.jwt", "subject:op")]
    [InlineData("op", "verify", "app.jwt", "subject:op")]
    [InlineData("web", "sign", "app.key", "subject:web")]
    [InlineData("web", "encrypt", "app.key", "not_permitted")]
    [InlineData("web", "sign", "app.writable", "not_permitted")]
    [InlineData("nobody", "sign", "app.key", "not_permitted")]
    [InlineData("web", "get_public_key", "pub.cert", "public_class")]
    [InlineData("web", "get", "pub.cert", "public_class")]
    [InlineData("web", "verify", "pub.cert", "subject:web")]
    [InlineData("web", "list", "pub.cert", "not_permitted")]
    [InlineData("op", "get", "pub.cert", "subject:op")]
    [InlineData("nobody", "get", "pub.cert", "not_permitted")]
    [InlineData("web", "get_public_key", "app.key", "not_permitted")]
    [InlineData("op", "use_software_custody", "app.key", "not_permitted")]
    [InlineData("op", "reload", "broker.reload", "subject:op")]
    [InlineData("op", "watch", "broker.watch", "not_permitted")]
    [InlineData("op", "reload", "app.key", "unknown_key")]
    [InlineData("web", "reload", "broker.reload", "not_permitted")]
    public void The_first_step_that_applies_decides(string subject, string operation, string key, string reason)
    {
        var decision = Policy.Decide(Keys, subject, Parse(operation), key);

        Assert.Equal(reason, decision.Reason);
        Assert.Equal(reason is "public_class" || reason.StartsWith("subject:", StringComparison.Ordinal), decision.IsAllowed);
    }

    [Theory]
    [InlineData("op", "sign", "app.key", "first", "role:signer", "app.**")]
    [InlineData("op", "encrypt", "app.key", "first", "*", "app.**")]
    [InlineData("web", "sign", "app.key", "second", "op:sign", "app.key")]
    [InlineData("op", "verify", "pub.cert", "second", "op:verify", "pub.*")]
    [InlineData("op", "get", "pub.cert", "third", "*", "*")]
    [InlineData("op", "sign", "broker.reload", "third", "*", "*")]
    [InlineData("op", "reload", "broker.reload", "third", "role:admin", "*")]
    public void The_first_rule_and_its_first_term_are_reported(string subject, string operation, string key, string rule, string action, string target)
    {
        var matched = Policy.Explain(Keys, subject, Parse(operation), key).Rule;

        Assert.Equal(new MatchedRule(rule, $"subject:{subject}", subject, action, target), matched);
    }

    [Fact]
    public void An_allow_by_the_public_class_has_no_rule() => Assert.Null(Policy.Explain(Keys, "web", KeyOperation.Get, "pub.cert").Rule);

    [Fact]
    public void Broker_wide_operations_are_decided_over_their_own_target_only()
    {
        Assert.Equal("subject:op", Policy.ExplainAdmin("op", KeyOperation.Reload).Decision.Reason);
        Assert.Equal("op:explain", Policy.ExplainAdmin("op", KeyOperation.Explain).Rule!.Action);
        Assert.Equal("not_permitted", Policy.ExplainAdmin("op", KeyOperation.Watch).Decision.Reason);
        Assert.Equal("not_permitted", Policy.ExplainAdmin("nobody", KeyOperation.Reload).Decision.Reason);
        Assert.Throws<ArgumentException>(() => Policy.ExplainAdmin("op", KeyOperation.Sign));
    }

    [Fact]
    public void Effective_lists_what_is_allowed_and_nothing_else()
    {
        var effective = Policy.Effective(Keys, "web").Select(grant => $"{grant.Operation.Token()} {grant.Key} {grant.Explanation.Decision.Via}");

        Assert.Equal(
            [
                "verify app.key subject:web",
                "sign app.key subject:web",
                "get pub.cert public_class",
                "get_public_key pub.cert public_class",
                "verify pub.cert subject:web",
                "sign pub.cert subject:web",
            ],
            effective);
        Assert.Contains(Policy.Effective(Keys, "op"), grant => grant is { Key: "broker.explain", Operation: KeyOperation.Explain });
        Assert.Empty(Policy.Effective(Keys, "nobody"));
    }

    [Fact]
    public void A_decision_in_steady_state_allocates_nothing()
    {
        var caller = new CallerIdentity(0, 0, 1);
        string[] names = ["app.key", "app.writable", "app.none", "pub.cert"];
        Decide();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Decide();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Decide()
        {
            foreach (var name in names)
            {
                Policy.Explain(Keys, Policy.Resolve(caller).Subject!, KeyOperation.Sign, name);
            }
        }
    }

    private static CatalogEntry Key(string name, bool writable, KeyClass keyClass = KeyClass.Asymmetric, string? label = null)
    {
        Assert.True(KeyName.TryParse(name, out var parsed));
        return new CatalogEntry(
            parsed, keyClass, KeyAlgorithm.Ed25519, "kms", KeyEngine.Transit, name, writable, MissingKeyRule.Error, label is null ? [] : [label], "d");
    }

    private static KeyOperation Parse(string token)
    {
        Assert.True(KeyOperations.TryParse(token, out var operation));
        return operation;
    }
}
