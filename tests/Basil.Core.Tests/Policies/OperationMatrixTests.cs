// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;
using Basil.Core.Policies;

namespace Basil.Core.Tests.Policies;

/// <summary>All 22 operations: their spelling, their scope, and that Decide never says anything but what Explain says.</summary>
public sealed class OperationMatrixTests
{
    // Token, key-scoped, meant by *, write: written down here a second time, on purpose.
    public static TheoryData<string, bool, bool, bool> Operations => new()
    {
        { "get", true, true, false },
        { "list", true, true, false },
        { "get_public_key", true, true, false },
        { "verify", true, true, false },
        { "sign", true, true, false },
        { "encrypt", true, true, false },
        { "decrypt", true, true, false },
        { "mint", true, true, false },
        { "sign_nats_jwt", true, true, false },
        { "validate_nats_jwt", true, true, false },
        { "encrypt_nats_curve", true, true, false },
        { "decrypt_nats_curve", true, true, false },
        { "validate", true, true, false },
        { "set", true, true, true },
        { "rotate", true, true, true },
        { "import", true, true, true },
        { "new_key", true, true, true },
        { "use_software_custody", true, false, false },
        { "reload", false, false, false },
        { "explain", false, false, false },
        { "revoke", false, false, false },
        { "watch", false, false, false },
    };

    public static TheoryData<string> Tokens => [.. Operations.Select(row => row.Data.Item1)];

    [Fact]
    public void There_are_22_operations() => Assert.Equal(KeyOperations.All.Select(operation => operation.Token()), Operations.Select(row => row.Data.Item1));

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_has_its_scope(string token, bool isKeyScoped, bool isInStar, bool isWrite)
    {
        Assert.True(KeyOperations.TryParse(token, out var operation));
        Assert.Equal(token, operation.Token());
        Assert.Equal(isKeyScoped, operation.IsKeyScoped());
        Assert.Equal(isInStar, operation.IsInStar());
        Assert.Equal(isWrite, operation.IsWrite());
        Assert.Equal(isKeyScoped ? null : $"broker.{token}", operation.ReservedTarget());
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void Star_over_everything_allows_exactly_what_star_means(string token)
    {
        var operation = Parse(token);
        var generation = APolicy.Generation("\"*\"", "\"*\"");

        Assert.Equal(operation.IsInStar(), generation.Policy.Decide(generation.Catalog, "op", operation, "app.writable").IsAllowed);
        Assert.Equal(operation.IsInStar() && !operation.IsWrite(), generation.Policy.Decide(generation.Catalog, "op", operation, "app.fixed").IsAllowed);
        if (!operation.IsKeyScoped())
        {
            Assert.False(generation.Policy.ExplainAdmin("op", operation).Decision.IsAllowed);
        }
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void An_operation_named_by_itself_is_allowed_alone(string token)
    {
        var operation = Parse(token);
        var generation = APolicy.Generation($"\"op:{token}\"", operation.IsKeyScoped() ? "\"app.**\"" : "\"broker.*\"");

        var allowed = generation.Policy.Effective(generation.Catalog, "op").ToArray();

        string[] everyKey = operation.IsWrite() ? ["app.writable"] : ["app.fixed", "app.writable"];
        Assert.All(allowed, grant => Assert.Equal(operation, grant.Operation));
        Assert.Equal(operation.ReservedTarget() is { } target ? [target] : everyKey, allowed.Select(grant => grant.Key));
    }

    [Theory]
    [MemberData(nameof(Tokens))]
    public void Decide_is_the_decision_of_explain(string token)
    {
        var operation = Parse(token);
        var generation = APolicy.Generation("\"*\", \"op:use_software_custody\", \"op:watch\"", "\"*\"");

        foreach (var subject in new[] { "op", "nobody" })
        {
            foreach (var key in new[] { "app.writable", "app.fixed", "app.none", "broker.watch", string.Empty, "APP.FIXED" })
            {
                var explanation = generation.Policy.Explain(generation.Catalog, subject, operation, key);
                var decision = generation.Policy.Decide(generation.Catalog, subject, operation, key);

                Assert.Equal(explanation.Decision, decision);
                Assert.Equal(decision.IsAllowed, explanation.Rule is not null);
                Assert.Equal(decision.IsAllowed, decision.Deny is null);
                Assert.Equal(decision.IsAllowed ? decision.Via : decision.Deny!.Value.Token(), decision.Reason);
            }
        }
    }

    private static KeyOperation Parse(string token)
    {
        Assert.True(KeyOperations.TryParse(token, out var operation));
        return operation;
    }
}
