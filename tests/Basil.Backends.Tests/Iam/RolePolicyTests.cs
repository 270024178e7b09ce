// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Basil.Backends.Tests.Conformance;
using Basil.Core.Backends;
using Basil.Core.Keys;
using Basil.Testing;

namespace Basil.Backends.Tests.Iam;

/// <summary>The policies of deploy/iam under the evaluator of DevKms: enough for their roles, and nothing in them to spare.</summary>
public sealed class RolePolicyTests
{
    private static readonly string[] Files =
    [
        "runtime-arn.json", "runtime-alias.json", "runtime-pinned-alias.json", "provisioner-arn.json", "provisioner-alias.json", "rotator-arn.json", "rotator-alias.json",
    ];

    public static TheoryData<string> Policies => [.. Files];

    public static TheoryData<string, string> PoliciesAndActions
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var file in Files)
            {
                foreach (var action in PolicyFile.Actions(PolicyFile.Read(file)))
                {
                    cases.Add(file, action);
                }
            }

            return cases;
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_policy_in_the_folder_is_tested_here() => Assert.Equal(
        Files.Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "deploy", "iam"), "*.json")
            .Select(file => Path.GetFileName(file))
            .Where(file => !file.StartsWith("trust-", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task A_role_can_do_all_that_it_must(string file)
    {
        await using var host = await RoleHost.StartAsync(Token);
        host.Bind(PolicyFile.For(file, host.SigningKeyId, host.EncryptionKeyId));

        foreach (var task in RoleTask.Of(file))
        {
            Assert.Equal((task.Name, null), (task.Name, await task.Run(host, Token)));
        }
    }

    [Theory]
    [MemberData(nameof(PoliciesAndActions))]
    public async Task With_one_action_less_just_what_needs_it_fails_and_names_it(string file, string action)
    {
        await using var host = await RoleHost.StartAsync(Token);
        host.Bind(PolicyFile.Without(PolicyFile.For(file, host.SigningKeyId, host.EncryptionKeyId), action));

        var refused = new List<(string, string?)>();
        foreach (var task in RoleTask.Of(file))
        {
            refused.Add((task.Name, await task.Run(host, Token)));
        }

        Assert.Contains(refused, task => task.Item2 == action);
        Assert.Equal(RoleTask.Of(file).Select(task => (task.Name, task.Needs.Contains(action) ? action : null)), refused);
    }

    [Theory]
    [InlineData("runtime-arn.json")]
    [InlineData("runtime-alias.json")]
    [InlineData("runtime-pinned-alias.json")]
    public async Task The_runtime_creates_moves_and_destroys_nothing(string file)
    {
        await using var host = await RoleHost.StartAsync(Token);
        host.Bind(PolicyFile.For(file, host.SigningKeyId, host.EncryptionKeyId));
        var keys = host.Server.Store.State.Keys.Count;
        var name = KmsAdmin.FreshName();

        var created = await host.Backend.CreateAsync(new BackendKey(name, name.Value, KeyAlgorithm.EcdsaP256), Token);

        Assert.False(created.IsSuccess);
        Assert.Equal((BackendFaultKind.Refused, "kms:CreateKey"), (created.Fault.Kind, created.Fault.MissingAction));
        await DeniedAsync(() => host.RoleClient.UpdateAliasAsync(new UpdateAliasRequest { AliasName = "alias/basil/signing", TargetKeyId = host.SigningKeyId }, Token));
        await DeniedAsync(() => host.RoleClient.DeleteAliasAsync(new DeleteAliasRequest { AliasName = "alias/basil/signing" }, Token));
        await DeniedAsync(() => host.RoleClient.DisableKeyAsync(new DisableKeyRequest { KeyId = host.SigningKeyId }, Token));
        await DeniedAsync(() => host.RoleClient.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = host.SigningKeyId }, Token));
        await DeniedAsync(() => host.RoleClient.ListKeysAsync(new ListKeysRequest(), Token));
        Assert.Equal(keys, host.Server.Store.State.Keys.Count);
    }

    [Fact]
    public async Task Keys_that_a_runtime_policy_does_not_name_are_out_of_reach()
    {
        await using var host = await RoleHost.StartAsync(Token);
        var (foreign, foreignId) = await host.KeyAsync("alias/payroll/signing", KeyAlgorithm.EcdsaP256, Token);
        var byId = host.Signing with { Path = host.SigningKeyId };
        var foreignById = foreign with { Path = foreignId };

        await ReachableAsync(host, "runtime-arn.json", [host.Signing, byId], [foreign, foreignById]);
        await ReachableAsync(host, "runtime-alias.json", [host.Signing], [byId, foreign, foreignById]);
        await ReachableAsync(host, "runtime-pinned-alias.json", [host.Signing, byId], [foreign, foreignById]);
    }

    [Fact]
    public async Task A_dry_run_says_what_the_policy_says()
    {
        await using var host = await RoleHost.StartAsync(Token);
        host.Bind(PolicyFile.Without(PolicyFile.Read("runtime-alias.json"), "kms:Sign"));
        var request = new SignRequest
        {
            KeyId = host.Signing.Path,
            Message = new MemoryStream([1]),
            SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
            DryRun = true,
        };

        await DeniedAsync(() => host.RoleClient.SignAsync(request, Token));
        host.Bind(PolicyFile.Read("runtime-alias.json"));
        await Assert.ThrowsAsync<DryRunOperationException>(() => host.RoleClient.SignAsync(request, Token));
    }

    [Theory]
    [InlineData("trust-ec2.json", "sts:AssumeRole")]
    [InlineData("trust-irsa.json", "sts:AssumeRoleWithWebIdentity")]
    public void A_trust_policy_trusts_one_kind_of_principal_to_take_the_role(string file, string action)
    {
        using var policy = JsonDocument.Parse(PolicyFile.Read(file));

        var statement = Assert.Single(policy.RootElement.GetProperty("Statement").EnumerateArray().ToArray());
        Assert.Equal("2012-10-17", policy.RootElement.GetProperty("Version").GetString());
        Assert.Equal(("Allow", action), (statement.GetProperty("Effect").GetString(), statement.GetProperty("Action").GetString()));
        Assert.DoesNotContain("*", statement.GetProperty("Principal").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_pod_that_may_take_the_role_is_named_by_subject_and_audience()
    {
        using var policy = JsonDocument.Parse(PolicyFile.Read("trust-irsa.json"));

        var conditions = policy.RootElement.GetProperty("Statement")[0].GetProperty("Condition").GetProperty("StringEquals").EnumerateObject().ToArray();

        Assert.Equal(["aud", "sub"], conditions.Select(condition => condition.Name[(condition.Name.LastIndexOf(':') + 1)..]));
    }

    private static async Task ReachableAsync(RoleHost host, string file, BackendKey[] reachable, BackendKey[] beyond)
    {
        host.Bind(PolicyFile.For(file, host.SigningKeyId, host.EncryptionKeyId));
        foreach (var key in reachable)
        {
            Assert.Equal((file, key.Path, null), (file, key.Path, RoleTask.Refused(await host.Backend.SignAsync(key, new byte[1], Token))));
        }

        foreach (var key in beyond)
        {
            Assert.Equal((file, key.Path, "kms:Sign"), (file, key.Path, RoleTask.Refused(await host.Backend.SignAsync(key, new byte[1], Token))));
        }
    }

    private static async Task DeniedAsync(Func<Task> call) =>
        Assert.Equal("AccessDeniedException", (await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(call)).ErrorCode);
}
