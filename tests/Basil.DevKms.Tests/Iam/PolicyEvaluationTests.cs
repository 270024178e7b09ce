// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Iam;
using CsCheck;

namespace Basil.DevKms.Tests.Iam;

/// <summary>What policies decide, without a server.</summary>
public sealed class PolicyEvaluationTests
{
    private const string Key = "arn:aws:kms:us-east-1:111122223333:key/k1";
    private const string Alias = "arn:aws:kms:us-east-1:111122223333:alias/basil/a";

    [Theory]
    [InlineData("kms:Sign", "kms:Sign", true)]
    [InlineData("KMS:sign", "kms:Sign", true)]
    [InlineData("kms:*", "kms:Sign", true)]
    [InlineData("*", "kms:Sign", true)]
    [InlineData("kms:S*n", "kms:Sign", true)]
    [InlineData("kms:S?gn", "kms:Sign", true)]
    [InlineData("kms:Sig", "kms:Sign", false)]
    [InlineData("kms:Sign?", "kms:Sign", false)]
    [InlineData("s3:*", "kms:Sign", false)]
    [InlineData("kms:Describe*", "kms:DescribeKey", true)]
    public void An_action_matches_with_wildcards_and_without_regard_to_case(string pattern, string action, bool allowed) =>
        Assert.Equal(allowed, Allows(Policy($"\"{pattern}\""), action, Key));

    [Theory]
    [InlineData("*", Key, true)]
    [InlineData("*", "*", true)]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/*", Key, true)]
    [InlineData("arn:aws:kms:us-east-1:111122223333:*", Key, true)]
    [InlineData("arn:aws:kms:us-east-1:111122223333:*", Alias, true)]
    [InlineData("arn:aws:kms:*:111122223333:key/k?", Key, true)]
    [InlineData("arn:aws:kms:us-*:*:key/k1", Key, true)]
    [InlineData("arn:aws:kms:us-*:key/k1:*", Key, false)]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/K1", Key, false)]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/k", Key, false)]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/*", Alias, false)]
    [InlineData("arn:aws:kms:us-east-1:111122223333:alias/*", Alias, true)]
    [InlineData("arn:aws:kms:us-east-1:111122223333:alias/basil/*", Key, false)]
    [InlineData("arn:aws:kms:us-west-2:111122223333:key/*", Key, false)]
    [InlineData("arn:aws:kms:us-east-1:111122223333:*", "*", false)]
    public void A_resource_matches_segment_by_segment(string pattern, string resource, bool allowed) =>
        Assert.Equal(allowed, Allows(Policy("\"kms:Sign\"", pattern), "kms:Sign", resource));

    [Theory]
    [InlineData("StringLike", "kms:RequestAlias", "\"alias/basil/*\"", true)]
    [InlineData("stringlike", "KMS:requestalias", "\"alias/basil/*\"", true)]
    [InlineData("ForAnyValue:StringLike", "kms:RequestAlias", "\"alias/basil/*\"", true)]
    [InlineData("StringEquals", "kms:RequestAlias", "\"alias/basil/a\"", true)]
    [InlineData("StringEquals", "kms:RequestAlias", "[\"alias/x\", \"alias/basil/a\"]", true)]
    [InlineData("StringEquals", "kms:RequestAlias", "\"alias/basil/*\"", false)]
    [InlineData("StringLike", "kms:RequestAlias", "\"alias/Basil/*\"", false)]
    [InlineData("ForAnyValue:StringEquals", "kms:ResourceAliases", "\"alias/other\"", true)]
    [InlineData("ForAnyValue:StringLike", "kms:ResourceAliases", "[\"alias/none\", \"alias/o?her\"]", true)]
    [InlineData("ForAnyValue:StringLike", "kms:ResourceAliases", "\"alias/basil/*\"", false)]
    public void A_condition_compares_the_aliases_of_request_and_key(string comparison, string key, string values, bool allowed)
    {
        var policy = Policy("\"kms:Sign\"", condition: $"{{\"{comparison}\": {{\"{key}\": {values}}}}}");

        Assert.Equal(allowed, Allows(policy, "kms:Sign", Key, "alias/basil/a", "alias/other", "alias/another"));
        Assert.False(Allows(policy, "kms:Sign", Key));
    }

    [Fact]
    public void All_conditions_of_a_statement_must_hold()
    {
        const string Both = """{"StringLike": {"kms:RequestAlias": "alias/basil/*"}, "ForAnyValue:StringEquals": {"kms:ResourceAliases": "alias/other"}}""";
        var policy = Policy("\"kms:Sign\"", condition: Both);

        Assert.True(Allows(policy, "kms:Sign", Key, "alias/basil/a", "alias/other"));
        Assert.False(Allows(policy, "kms:Sign", Key, "alias/basil/a", "alias/basil/a"));
        Assert.False(Allows(policy, "kms:Sign", Key, "alias/else", "alias/other"));
    }

    [Fact]
    public void A_denial_wins_wherever_it_stands_and_silence_denies()
    {
        const string Deny = """{"Effect": "Deny", "Action": "kms:Sign", "Resource": "*"}""";
        const string Allow = """{"Effect": "Allow", "Action": "kms:*", "Resource": "*"}""";

        Assert.Equal(IamDecision.Denied, Decide([Document($"[{Deny}, {Allow}]")], "kms:Sign"));
        Assert.Equal(IamDecision.Denied, Decide([Document($"[{Allow}, {Deny}]")], "kms:Sign"));
        Assert.Equal(IamDecision.Denied, Decide([Document(Allow), Document(Deny)], "kms:Sign"));
        Assert.Equal(IamDecision.Allowed, Decide([Document(Allow), Document(Deny)], "kms:Verify"));
        Assert.Equal(IamDecision.NotAllowed, Decide([Document(Deny)], "kms:Verify"));
        Assert.Equal(IamDecision.NotAllowed, Decide([], "kms:Verify"));
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "must be an object")]
    [InlineData("""{"Statement": []}""", "Version")]
    [InlineData("""{"Version": "2008-10-17", "Statement": []}""", "2012-10-17")]
    [InlineData("""{"Version": "2012-10-17"}""", "no Statement")]
    [InlineData("""{"Version": "2012-10-17", "Version": "2012-10-17", "Statement": []}""", "not JSON")]
    [InlineData("""{"Version": "2012-10-17", "Statement": [], "Extra": 1}""", "'Extra'")]
    [InlineData("""{"Version": "2012-10-17", "Statement": [1]}""", "statement 1")]
    [InlineData("""{"Version": "2012-10-17", "Statement": [{"Effect": "allow", "Action": "*", "Resource": "*"}]}""", "Effect")]
    [InlineData("""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*"}]}""", "Action is missing")]
    [InlineData("""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": [], "Resource": "*"}]}""", "Action must be")]
    [InlineData("""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "Sign", "Resource": "*"}]}""", "no service")]
    [InlineData("""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "NotAction": "*", "Resource": "*"}]}""", "'NotAction'")]
    [InlineData("""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "NotResource": "*"}]}""", "'NotResource'")]
    [InlineData("""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}]}""", "'Principal'")]
    [InlineData("""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "key/k1"}]}""", "neither * nor an ARN")]
    [InlineData("""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:*:us-east-1:1:key/a"}]}""", "partition or service")]
    [InlineData("""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:kms:us-east-1:1:key/${aws:username}"}]}""", "policy variable")]
    public void A_policy_that_cannot_be_evaluated_does_not_load(string policy, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => IamPolicySet.Read([policy])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"StringNotLike": {"kms:RequestAlias": "a"}}""", "operator StringNotLike")]
    [InlineData("""{"StringLikeIfExists": {"kms:RequestAlias": "a"}}""", "operator StringLikeIfExists")]
    [InlineData("""{"ForAllValues:StringLike": {"kms:ResourceAliases": "a"}}""", "operator ForAllValues:StringLike")]
    [InlineData("""{"Null": {"kms:RequestAlias": "true"}}""", "operator Null")]
    [InlineData("""{"StringLike": {"aws:SourceVpc": "a"}}""", "key aws:SourceVpc")]
    [InlineData("""{"StringLike": {"kms:ResourceAliases": "a"}}""", "ForAnyValue:StringLike")]
    [InlineData("""{"StringLike": {"kms:RequestAlias": []}}""", "kms:RequestAlias must be")]
    [InlineData("""{"StringLike": {"kms:RequestAlias": "${aws:username}"}}""", "policy variable")]
    [InlineData("""{"StringLike": "a"}""", "must be an object")]
    [InlineData("[]", "must be an object")]
    public void A_condition_that_cannot_be_evaluated_does_not_load(string condition, string expected) => Assert.Contains(
        expected,
        Assert.Throws<ArgumentException>(() => IamPolicySet.Read([Policy("\"kms:Sign\"", condition: condition)])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_text_matches_itself_and_what_stars_make_of_it() =>
        Gen.Select(Gen.Char["ab/"].Array[0, 12], Gen.Int[0, 12], Gen.Int[0, 12]).Sample((characters, one, other) =>
        {
            var text = new string(characters);
            var (from, to) = (Math.Min(Math.Min(one, other), text.Length), Math.Min(Math.Max(one, other), text.Length));

            Assert.True(IamPattern.Matches(text, text));
            Assert.True(IamPattern.Matches(string.Concat(text[..from], "*", text[to..]), text));
            Assert.True(IamPattern.Matches(new string('?', text.Length), text));
            Assert.False(IamPattern.Matches(text + "?", text));
            Assert.False(IamPattern.Matches("*c", text));
        });

    private static string Document(string statements) => $"{{\"Version\": \"2012-10-17\", \"Statement\": {statements}}}";

    private static string Policy(string actions, string resource = "*", string? condition = null) => Document(
        $"{{\"Sid\": \"S\", \"Effect\": \"Allow\", \"Action\": {actions}, \"Resource\": [\"{resource}\"]{(condition is null ? "" : $", \"Condition\": {condition}")}}}");

    private static bool Allows(string policy, string action, string resource, string? requestAlias = null, params string[] resourceAliases) =>
        IamPolicySet.Read([policy]).Decide(new IamRequest(action, resource, requestAlias, () => resourceAliases)) == IamDecision.Allowed;

    private static IamDecision Decide(string[] policies, string action) =>
        IamPolicySet.Read(policies).Decide(new IamRequest(action, Key, null, () => []));
}
