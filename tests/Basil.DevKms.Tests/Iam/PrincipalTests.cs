// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Basil.DevKms.Iam;
using Basil.DevKms.Quotas;
using Microsoft.Extensions.Time.Testing;

namespace Basil.DevKms.Tests.Iam;

/// <summary>Principals at a running endpoint.</summary>
public sealed class PrincipalTests
{
    private const string Role = "AKIDROLE";
    private const string SignByAlias =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:Sign","Resource":"arn:aws:kms:us-east-1:000000000000:key/*","Condition":{"StringLike":{"kms:RequestAlias":"alias/basil/*"}}}}""";

    private const string SignByResourceAlias =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:Sign","Resource":"arn:aws:kms:us-east-1:000000000000:key/*","Condition":{"ForAnyValue:StringLike":{"kms:ResourceAliases":"alias/basil/*"}}}}""";

    private static readonly DevKmsCredential Credential = new(Role, "secret-of-a-test");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refusal_names_user_action_and_resource_as_kms_does()
    {
        await using var endpoint = await StartAsync(SignByAlias);
        using var role = endpoint.Client(Credential);
        var key = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);

        var onKey = await Refused.With("AccessDeniedException", () => role.DescribeKeyAsync(key.KeyId, Token));
        var onAll = await Refused.With("AccessDeniedException", () => role.CreateKeyAsync(new CreateKeyRequest(), Token));
        var onAlias = await Refused.With("AccessDeniedException", () => role.CreateAliasAsync("alias/basil/x", key.KeyId, Token));

        const string User = "User: arn:aws:iam::000000000000:user/AKIDROLE is not authorized to perform: ";
        Assert.Equal(HttpStatusCode.BadRequest, onKey.StatusCode);
        Assert.Equal($"{User}kms:DescribeKey on resource: {key.Arn} because no identity-based policy allows the kms:DescribeKey action", onKey.Message);
        Assert.Equal($"{User}kms:CreateKey on resource: * because no identity-based policy allows the kms:CreateKey action", onAll.Message);
        Assert.Equal(
            $"{User}kms:CreateAlias on resource: arn:aws:kms:us-east-1:000000000000:alias/basil/x because no identity-based policy allows the kms:CreateAlias action",
            onAlias.Message);
    }

    [Fact]
    public async Task A_denial_says_that_it_is_explicit_and_a_principal_may_have_a_name()
    {
        const string Deny = """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"kms:*","Resource":"*"}}""";
        await using var endpoint = await TestEndpoint.StartAsync(Options(new DevKmsPrincipal(Role, [Deny], "arn:aws:sts::000000000000:assumed-role/basil/i-1")));
        using var role = endpoint.Client(Credential);

        var refused = await Refused.With("AccessDeniedException", () => role.CreateKeyAsync(new CreateKeyRequest(), Token));

        Assert.Equal(
            "User: arn:aws:sts::000000000000:assumed-role/basil/i-1 is not authorized to perform: kms:CreateKey on resource: * with an explicit deny in an identity-based policy",
            refused.Message);
    }

    [Fact]
    public async Task The_request_alias_is_what_the_request_says_and_not_what_the_key_has()
    {
        await using var endpoint = await StartAsync(SignByAlias);
        using var role = endpoint.Client(Credential);
        var key = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        await endpoint.CreateAliasAsync("alias/basil/a", key.KeyId);
        await endpoint.CreateAliasAsync("alias/other", key.KeyId);

        await SignAsync(role, "alias/basil/a");
        await SignAsync(role, "arn:aws:kms:us-east-1:000000000000:alias/basil/a");
        foreach (var reference in new[] { key.KeyId, key.Arn, "alias/other" })
        {
            await Refused.With("AccessDeniedException", () => SignAsync(role, reference));
        }

        Assert.Equal(key.KeyId, (await endpoint.Kms.DescribeKeyAsync("alias/other", Token)).KeyMetadata.KeyId);
    }

    [Fact]
    public async Task A_key_that_may_not_be_used_does_not_show_whether_it_exists_or_what_it_is()
    {
        await using var endpoint = await StartAsync(SignByAlias);
        using var role = endpoint.Client(Credential);
        var disabled = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        await endpoint.Kms.DisableKeyAsync(disabled.KeyId, Token);

        await Refused.With("AccessDeniedException", () => SignAsync(role, disabled.KeyId));
        await Refused.With("AccessDeniedException", () => SignAsync(role, "00000000-0000-4000-8000-000000000000"));
        await Refused.With("AccessDeniedException", () => role.DisableKeyAsync("00000000-0000-4000-8000-000000000000", Token));
        await Refused.With("NotFoundException", () => SignAsync(role, "alias/basil/none"));
    }

    [Fact]
    public async Task Moving_an_alias_is_asked_of_the_alias_and_of_both_keys()
    {
        await using var endpoint = await StartAsync();
        using var role = endpoint.Client(Credential);
        var from = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        var to = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        await endpoint.CreateAliasAsync("alias/basil/a", from.KeyId);
        const string Alias = "arn:aws:kms:us-east-1:000000000000:alias/basil/a";

        foreach (var (allowed, refused) in new[]
        {
            (new[] { from.Arn, to.Arn }, Alias),
            ([Alias, to.Arn], from.Arn),
            ([Alias, from.Arn], to.Arn),
        })
        {
            endpoint.Server.Principals.Replace([new DevKmsPrincipal(Role, [OnResources("kms:UpdateAlias", allowed)])]);
            var exception = await Refused.With("AccessDeniedException", () => role.UpdateAliasAsync("alias/basil/a", to.KeyId, Token));
            Assert.Contains($"on resource: {refused} ", exception.Message, StringComparison.Ordinal);
        }

        endpoint.Server.Principals.Replace([new DevKmsPrincipal(Role, [OnResources("kms:UpdateAlias", Alias, from.Arn, to.Arn)])]);
        await role.UpdateAliasAsync("alias/basil/a", to.KeyId, Token);
        Assert.Equal(to.KeyId, (await endpoint.Kms.DescribeKeyAsync("alias/basil/a", Token)).KeyMetadata.KeyId);
        await Refused.With("AccessDeniedException", () => role.DeleteAliasAsync("alias/basil/a", Token));
    }

    [Fact]
    public async Task Authorization_hears_of_a_changed_alias_when_the_lag_is_over()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var endpoint = await TestEndpoint.StartAsync(Options(new DevKmsPrincipal(Role, [SignByResourceAlias])), time);
        using var role = endpoint.Client(Credential);
        var one = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        var two = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        endpoint.Server.Faults.AliasAuthorizationLag = TimeSpan.FromSeconds(60);

        await endpoint.CreateAliasAsync("alias/basil/a", one.KeyId);
        await Refused.With("AccessDeniedException", () => SignAsync(role, one.KeyId));
        time.Advance(TimeSpan.FromSeconds(60));
        await SignAsync(role, one.KeyId);

        await endpoint.Kms.UpdateAliasAsync("alias/basil/a", two.KeyId, Token);
        await SignAsync(role, one.KeyId);
        await Refused.With("AccessDeniedException", () => SignAsync(role, two.KeyId));
        time.Advance(TimeSpan.FromSeconds(60));
        await SignAsync(role, two.KeyId);
        await Refused.With("AccessDeniedException", () => SignAsync(role, one.KeyId));

        await endpoint.Kms.DeleteAliasAsync("alias/basil/a", Token);
        await SignAsync(role, two.KeyId);
        time.Advance(TimeSpan.FromSeconds(60));
        await Refused.With("AccessDeniedException", () => SignAsync(role, two.KeyId));
    }

    [Fact]
    public async Task Another_process_binds_a_credential_and_lets_it_go()
    {
        await using var endpoint = await StartAsync();
        var none = $$"""[{"accessKeyId":"{{DevKmsCredential.Development.AccessKeyId}}","policies":[{{SignByAlias}}]}]""";

        using var put = await PutAsync(endpoint, "principals", none);
        await Refused.With("AccessDeniedException", () => endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256));
        using var listed = await endpoint.SendAsync("", new StringContent(""), "application/json", "/_devkms/principals", HttpMethod.Get);
        using var lag = await PutAsync(endpoint, "settings", """{"aliasPropagationMs":0,"aliasAuthorizationLagMs":2000}""");
        using var let = await PutAsync(endpoint, "principals", "[]");
        await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);

        var principal = Assert.Single((await listed.Content.ReadFromJsonAsync<JsonElement>(Token)).EnumerateArray().ToArray());
        Assert.Equal("kms:Sign", principal.GetProperty("policies")[0].GetProperty("Statement").GetProperty("Action").GetString());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (put.StatusCode, let.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(2), endpoint.Server.Faults.AliasAuthorizationLag);
    }

    [Theory]
    [InlineData("""[{"accessKeyId":"AKIDNOBODY","policies":[]}]""", "AKIDNOBODY")]
    [InlineData("""[{"accessKeyId":"AKIDROLE"},{"accessKeyId":"AKIDROLE"}]""", "Two principals")]
    [InlineData("""[{"accessKeyId":"AKIDROLE","policies":[{}]}]""", "Version")]
    [InlineData("""[{"accessKeyId":"AKIDROLE","policies":[null]}]""", "object")]
    [InlineData("""[{"accessKeyId":"AKIDROLE","polices":[]}]""", "polices")]
    [InlineData("[null]", "null")]
    [InlineData("[{}]", "No credential")]
    public async Task Principals_that_make_no_sense_are_refused_and_those_in_force_stay(string body, string expected)
    {
        await using var endpoint = await StartAsync(SignByAlias);

        using var response = await PutAsync(endpoint, "principals", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(SignByAlias, Assert.Single(Assert.Single(endpoint.Server.Principals.Current).Policies));
    }

    [Fact]
    public async Task Options_with_a_principal_that_cannot_be_judged_do_not_start()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => TestEndpoint.StartAsync(Options(new DevKmsPrincipal("AKIDNOBODY", []))));
        await Assert.ThrowsAsync<ArgumentException>(() => TestEndpoint.StartAsync(Options(new DevKmsPrincipal(Role, ["{}"]))));
        await Assert.ThrowsAsync<ArgumentException>(() => TestEndpoint.StartAsync(Options(new DevKmsPrincipal(Role, [])) with { VerifySignatures = false }));
    }

    [Fact]
    public async Task Without_any_policy_a_principal_may_do_nothing_and_others_everything()
    {
        await using var endpoint = await StartAsync();
        using var role = endpoint.Client(Credential);

        await Refused.With("AccessDeniedException", () => role.ListKeysAsync(new ListKeysRequest(), Token));
        await Refused.With("AccessDeniedException", () => role.ListAliasesAsync(new ListAliasesRequest(), Token));
        Assert.NotNull(await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT));
    }

    private static string OnResources(string action, params string[] resources) =>
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"{{{action}}}","Resource":{{{JsonSerializer.Serialize(resources)}}}}}""";

    private static DevKmsOptions Options(DevKmsPrincipal principal) => new()
    {
        Credentials = [DevKmsCredential.Development, Credential],
        Principals = [principal],
        Quotas = new QuotaOptions { Enabled = false },
    };

    private static Task<TestEndpoint> StartAsync(params string[] policies) => TestEndpoint.StartAsync(Options(new DevKmsPrincipal(Role, policies)));

    private static Task<SignResponse> SignAsync(AmazonKeyManagementServiceClient client, string keyId) => client.SignAsync(
        new SignRequest { KeyId = keyId, Message = new MemoryStream([1]), SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256 }, Token);

    private static Task<HttpResponseMessage> PutAsync(TestEndpoint endpoint, string what, string body) =>
        endpoint.SendAsync("", new StringContent(body), "application/json", "/_devkms/" + what, HttpMethod.Put);
}
