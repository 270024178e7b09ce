// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.Cli.Iam;
using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;
using Basil.DevKms.Iam;
using Basil.Testing;

namespace Basil.Cli.Tests.Iam;

public sealed class IamCommandTests
{
    private const string AnyKey = "arn:aws:kms:us-east-1:111122223333:key/k";
    private const string Pinned = "arn:aws:kms:us-east-1:111122223333:key/1111abcd-12ab-34cd-56ef-1234567890ab";
    private const string Logical = "alias/basil/logical_name-lmMN3Zs1lPYx";

    private static readonly string[] Place = ["--account", "111122223333", "--region", "us-east-1"];

    [Fact]
    public async Task The_runtime_gets_what_the_classes_of_its_keys_need_and_no_more()
    {
        var policy = await PolicyAsync(
            [Signing("alias/basil/sign"), Encryption("alias/basil/payload"), Signing(Pinned)]);

        Assert.Equal(["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign", "kms:Verify"], Allowed(policy, AnyKey, "alias/basil/sign"));
        Assert.Equal(["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"], Allowed(policy, AnyKey, "alias/basil/payload"));
        Assert.Equal(["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign", "kms:Verify"], Allowed(policy, Pinned, null));
        Assert.Empty(Allowed(policy, AnyKey, null));
        Assert.Empty(Allowed(policy, AnyKey, "alias/basil/sign-v2"));
        Assert.Empty(Allowed(policy, AnyKey, "alias/other"));
        Assert.Empty(Allowed(policy, "*", null));
    }

    [Fact]
    public async Task A_logical_name_is_granted_by_its_alias_and_a_writable_key_by_its_versions_too()
    {
        var policy = await PolicyAsync([Signing("logical.name", writable: true)]);

        var aliases = JsonDocument.Parse(policy).RootElement.GetProperty("Statement")[0]
            .GetProperty("Condition").GetProperty("StringLike").GetProperty("kms:RequestAlias").EnumerateArray().Select(alias => alias.GetString()!).ToArray();
        Assert.Equal(2, aliases.Length);
        Assert.StartsWith("alias/basil/logical_name-", aliases[0], StringComparison.Ordinal);
        Assert.Equal(Logical.Length, aliases[0].Length);
        Assert.Equal(aliases[0] + "-v*", aliases[1]);
        Assert.Contains("kms:Sign", Allowed(policy, AnyKey, aliases[0] + "-v12"));
    }

    [Fact]
    public async Task The_provisioner_creates_what_is_missing_and_uses_nothing()
    {
        var policy = await PolicyAsync(
            [Signing("alias/basil/new", missing: "generate"), Encryption("alias/basil/old"), Signing(Pinned)], "--role", "provisioner");

        Assert.Equal(["kms:CreateKey"], Allowed(policy, "*", null));
        Assert.Equal(["kms:CreateAlias"], Allowed(policy, "arn:aws:kms:us-east-1:111122223333:alias/basil/new", null));
        Assert.Empty(Allowed(policy, "arn:aws:kms:us-east-1:111122223333:alias/basil/old", null));
        Assert.Equal(["kms:CreateAlias", "kms:DescribeKey", "kms:GetPublicKey"], Allowed(policy, AnyKey, "alias/basil/new"));
        Assert.Equal(["kms:CreateAlias", "kms:DescribeKey"], Allowed(policy, AnyKey, "alias/basil/old"));
        Assert.Equal(["kms:CreateAlias", "kms:DescribeKey"], Allowed(policy, Pinned, null));
    }

    [Fact]
    public async Task The_rotator_names_versions_and_moves_the_aliases_of_writable_keys()
    {
        var policy = await PolicyAsync([Signing("alias/basil/turning", writable: true), Encryption("alias/basil/fixed")], "--role", "rotator");

        Assert.Equal(["kms:CreateKey"], Allowed(policy, "*", null));
        Assert.Equal(["kms:UpdateAlias"], Allowed(policy, "arn:aws:kms:us-east-1:111122223333:alias/basil/turning", null));
        Assert.Equal(["kms:CreateAlias"], Allowed(policy, "arn:aws:kms:us-east-1:111122223333:alias/basil/turning-v2", null));
        Assert.Empty(Allowed(policy, "arn:aws:kms:us-east-1:111122223333:alias/basil/fixed", null));
        Assert.Equal(["kms:CreateAlias", "kms:UpdateAlias"], Allowed(policy, AnyKey, "alias/basil/fixed"));
        Assert.Equal(["kms:CreateAlias", "kms:DescribeKey", "kms:GetPublicKey", "kms:UpdateAlias"], Allowed(policy, AnyKey, "alias/basil/turning-v2"));
    }

    [Fact]
    public async Task Where_all_paths_are_arns_no_place_is_needed()
    {
        var run = await RunAsync([Signing(Pinned), Signing("arn:aws:kms:eu-west-1:444455556666:alias/theirs")]);

        Assert.Equal((ExitCodes.Ok, ""), (run.ExitCode, run.Errors));
        Assert.Contains("kms:Sign", Allowed(run.Output, "arn:aws:kms:eu-west-1:444455556666:key/k", "alias/theirs"));
        Assert.Empty(Allowed(run.Output, AnyKey, "alias/theirs"));
    }

    [Fact]
    public async Task The_variant_arn_has_no_conditions_and_refuses_what_has_no_arn()
    {
        var pinned = await PolicyAsync([Signing("1111abcd-12ab-34cd-56ef-1234567890ab")], "--variant", "arn");
        var alias = await RunAsync([Signing("alias/basil/sign")], [.. Place, "--variant", "arn"]);
        var provisioner = await PolicyAsync([Signing("alias/basil/sign", missing: "generate")], "--variant", "arn", "--role", "provisioner");

        Assert.DoesNotContain("Condition", pinned + provisioner, StringComparison.Ordinal);
        Assert.Equal(["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign", "kms:Verify"], Allowed(pinned, Pinned, null));
        Assert.Equal((ExitCodes.Usage, ""), (alias.ExitCode, alias.Output));
        Assert.Contains("alias/basil/sign", alias.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("which account and region")]
    [InlineData("belong together", "--region", "us-east-1")]
    [InlineData("belong together", "--account", "111122223333")]
    [InlineData("twelve digits", "--region", "us-east-1", "--account", "1111")]
    [InlineData("no name of a region", "--region", "us-east-*", "--account", "111122223333")]
    [InlineData("no name of a region", "--region", "", "--account", "111122223333")]
    [InlineData("is none of", "--region", "us-east-1", "--account", "111122223333", "--role", "root")]
    [InlineData("no backend 'other'", "--region", "us-east-1", "--account", "111122223333", "--backend", "other")]
    public async Task A_command_line_that_leaves_the_policy_open_is_refused(string expected, params string[] arguments)
    {
        var run = await RunAsync([Signing("alias/basil/sign")], arguments);

        Assert.Equal((ExitCodes.Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("provisioner", "nothing to create")]
    [InlineData("rotator", "nothing to rotate")]
    public async Task A_role_that_has_nothing_to_do_gets_no_policy(string role, string expected)
    {
        var run = await RunAsync([Signing("alias/basil/sign")], [.. Place, "--role", role]);

        Assert.Equal((ExitCodes.Failed, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:s3:us-east-1:111122223333:key/k")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/*")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:grant/x")]
    [InlineData("alias/with space")]
    public async Task A_path_that_names_no_key_gets_no_policy(string path)
    {
        var run = await RunAsync([Signing(path)], Place);

        Assert.Equal((ExitCodes.Failed, ""), (run.ExitCode, run.Output));
        Assert.Contains("test.k0", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalog_that_is_wrong_is_told_with_its_places()
    {
        var run = await RunAsync(["\"class\":\"asymmetric\""], Place);

        Assert.Equal((ExitCodes.Failed, ""), (run.ExitCode, run.Output));
        Assert.Contains("$.keys['test.k0']", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cn-north-1", "arn:aws-cn:kms:cn-north-1:111122223333:key/*")]
    [InlineData("us-gov-west-1", "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/*")]
    [InlineData("eu-central-1", "arn:aws:kms:eu-central-1:111122223333:key/*")]
    public void An_arn_is_of_the_partition_of_its_region(string region, string arn) => Assert.Equal(arn, new KmsPlace(region, "111122223333").AnyKey);

    [Fact]
    public async Task A_policy_that_is_too_long_for_aws_says_so_and_is_printed()
    {
        var run = await RunAsync([.. Enumerable.Range(0, 200).Select(number => Signing($"alias/basil/a-rather-long-name-{number}"))], Place);

        Assert.Equal(ExitCodes.Ok, run.ExitCode);
        Assert.Contains("6144", run.Errors, StringComparison.Ordinal);
        Assert.NotEmpty(Allowed(run.Output, AnyKey, "alias/basil/a-rather-long-name-199"));
    }

    [Fact]
    public async Task Json_is_the_same_document()
    {
        var plain = await RunAsync([Signing("alias/basil/sign")], Place);
        var json = await RunAsync([Signing("alias/basil/sign")], [.. Place, "--json"]);

        Assert.Equal(plain.Output, json.Output);
    }

    private static string Signing(string path, bool writable = false, string missing = "error") => Key("asymmetric", "ecdsa-p256", path, writable, missing);

    private static string Encryption(string path, bool writable = false, string missing = "error") => Key("symmetric", "aes-256-gcm", path, writable, missing);

    private static string Key(string @class, string type, string path, bool writable, string missing) =>
        $"\"class\":\"{@class}\",\"keyType\":\"{type}\",\"backend\":\"kms\",\"path\":\"{path}\",\"writable\":{(writable ? "true" : "false")},\"missing\":\"{missing}\",\"description\":\"d\"";

    private static async Task<string> PolicyAsync(string[] keys, params string[] arguments)
    {
        var run = await RunAsync(keys, [.. Place, .. arguments]);
        Assert.Equal((ExitCodes.Ok, ""), (run.ExitCode, run.Errors));
        return run.Output;
    }

    private static async Task<CliRun> RunAsync(string[] keys, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        var members = keys.Select((key, number) => $"\"test.k{number}\":{{{key}}}");
        await File.WriteAllTextAsync(
            directory.File("catalog.json"),
            $"{{\"schemaVersion\":1,\"backends\":{{\"kms\":{{\"kind\":\"aws-kms\",\"addr\":\"kms\",\"engines\":[\"transit\"],\"mintKeyTypes\":[\"ecdsa-p256\",\"aes-256-gcm\"]}}}},\"keys\":{{{string.Join(',', members)}}}}}",
            TestContext.Current.CancellationToken);
        return await CliRun.OfAsync(["iam", "--catalog", directory.File("catalog.json"), .. arguments]);
    }

    /// <summary>What of all that Basil ever asks for the evaluator of DevKms allows.</summary>
    private static string[] Allowed(string policy, string resource, string? requestAlias)
    {
        string[] all =
        [
            "kms:CreateAlias", "kms:CreateKey", "kms:Decrypt", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:EnableKey", "kms:Encrypt",
            "kms:GetPublicKey", "kms:ListAliases", "kms:ListKeys", "kms:ScheduleKeyDeletion", "kms:Sign", "kms:TagResource", "kms:UpdateAlias", "kms:Verify",
        ];
        var policies = IamPolicySet.Read([policy]);
        return [.. all.Where(action =>
            (resource == "*" || action != "kms:CreateKey")
            && policies.Decide(new IamRequest(action, resource, requestAlias, () => [])) == IamDecision.Allowed)];
    }
}
