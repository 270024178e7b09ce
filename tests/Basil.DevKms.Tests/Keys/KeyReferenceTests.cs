// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace Basil.DevKms.Tests.Keys;

public sealed class KeyReferenceTests
{
    [Fact]
    public async Task A_key_answers_to_id_ARN_alias_name_and_alias_ARN_with_its_ARN()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        await endpoint.CreateAliasAsync("alias/basil/a-1", key.KeyId);

        foreach (var reference in new[] { key.KeyId, key.Arn, "alias/basil/a-1", "arn:aws:kms:us-east-1:000000000000:alias/basil/a-1" })
        {
            Assert.Equal(key.Arn, (await endpoint.SignAsync(reference)).KeyId);
            Assert.Equal(key.Arn, (await endpoint.Kms.DescribeKeyAsync(reference, TestContext.Current.CancellationToken)).KeyMetadata.Arn);
            Assert.Equal(
                key.Arn,
                (await endpoint.Kms.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = reference }, TestContext.Current.CancellationToken)).KeyId);
        }
    }

    [Theory]
    [InlineData("11111111-2222-3333-4444-555555555555", "NotFoundException")]
    [InlineData("mrk-11111111222233334444555555555555", "NotFoundException")]
    [InlineData("nonsense", "NotFoundException")]
    [InlineData("alias/none", "NotFoundException")]
    [InlineData("arn:aws:kms:us-east-1:000000000000:alias/none", "NotFoundException")]
    [InlineData("arn:aws:kms:us-west-2:000000000000:key/@", "NotFoundException")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/@", "AccessDeniedException")]
    [InlineData("arn:aws:s3:us-east-1:000000000000:key/@", "InvalidArnException")]
    [InlineData("arn:aws:kms:us-east-1:000000000000:grant/@", "InvalidArnException")]
    [InlineData("arn:aws:kms", "InvalidArnException")]
    public async Task A_reference_to_no_key_of_this_account_and_region_is_refused(string reference, string code)
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);

        await Refused.With(code, () => endpoint.Kms.DescribeKeyAsync(
            reference.Replace("@", key.KeyId, StringComparison.Ordinal), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_reference_beyond_2048_characters_is_ValidationException()
    {
        await using var endpoint = await TestEndpoint.StartAsync();

        await Refused.With("ValidationException", () => endpoint.SignAsync(new string('a', 2049)));
    }

    [Fact]
    public async Task Key_states_are_changed_by_id_or_ARN_and_not_by_alias()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        await endpoint.CreateAliasAsync("alias/a", key.KeyId);

        await Refused.With("NotFoundException", () => endpoint.Kms.DisableKeyAsync("alias/a", TestContext.Current.CancellationToken));
        await endpoint.Kms.DisableKeyAsync(key.Arn, TestContext.Current.CancellationToken);
        await endpoint.Kms.EnableKeyAsync(key.KeyId, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_missing_KeyId_is_ValidationException()
    {
        await using var endpoint = await TestEndpoint.StartAsync(new DevKmsOptions { VerifySignatures = false });

        using var response = await endpoint.SendAsync("TrentService.DescribeKey", new StringContent("{}"));

        Assert.Contains("\"ValidationException\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
