// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace Basil.DevKms.Tests.Aliases;

public sealed class AliasTests
{
    [Fact]
    public async Task An_alias_names_a_key_moves_to_another_and_goes()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var first = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        var second = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        var token = TestContext.Current.CancellationToken;

        await endpoint.CreateAliasAsync("alias/basil/k", first.Arn);
        Assert.Equal(first.Arn, (await endpoint.SignAsync("alias/basil/k")).KeyId);
        await endpoint.Kms.UpdateAliasAsync("alias/basil/k", second.KeyId, token);
        Assert.Equal(second.Arn, (await endpoint.SignAsync("alias/basil/k")).KeyId);
        var listed = Assert.Single((await endpoint.Kms.ListAliasesAsync(new ListAliasesRequest { KeyId = second.Arn }, token)).Aliases);
        Assert.Null((await endpoint.Kms.ListAliasesAsync(new ListAliasesRequest { KeyId = first.KeyId }, token)).Aliases?.SingleOrDefault());
        await endpoint.Kms.DeleteAliasAsync("alias/basil/k", token);
        await Refused.With("NotFoundException", () => endpoint.SignAsync("alias/basil/k"));

        Assert.Equal("alias/basil/k", listed.AliasName);
        Assert.Equal("arn:aws:kms:us-east-1:000000000000:alias/basil/k", listed.AliasArn);
        Assert.Equal(second.KeyId, listed.TargetKeyId);
        Assert.True(listed.LastUpdatedDate >= listed.CreationDate);
    }

    [Theory]
    [InlineData("alias/a", null)]
    [InlineData("alias/A-b_c/9", null)]
    [InlineData("alias/aws", null)]
    [InlineData("alias/awsome", null)]
    [InlineData("alias/aws/mine", "InvalidAliasNameException")]
    [InlineData("alias/", "InvalidAliasNameException")]
    [InlineData("alias/a:b", "InvalidAliasNameException")]
    [InlineData("alias/a b", "InvalidAliasNameException")]
    [InlineData("alias/é", "InvalidAliasNameException")]
    [InlineData("alias/a*", "InvalidAliasNameException")]
    [InlineData("a", "ValidationException")]
    [InlineData("Alias/a", "ValidationException")]
    [InlineData("arn:aws:kms:us-east-1:000000000000:alias/a", "ValidationException")]
    public async Task Alias_names_follow_the_grammar_of_KMS(string name, string? code)
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);

        if (code is null)
        {
            await endpoint.CreateAliasAsync(name, key.KeyId);
        }
        else
        {
            await Refused.With(code, () => endpoint.CreateAliasAsync(name, key.KeyId));
            Assert.Empty(endpoint.Server.Store.State.Aliases);
        }
    }

    [Fact]
    public async Task An_alias_name_has_at_most_256_characters()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);

        await endpoint.CreateAliasAsync("alias/" + new string('a', 250), key.KeyId);

        await Refused.With("ValidationException", () => endpoint.CreateAliasAsync("alias/" + new string('a', 251), key.KeyId));
    }

    [Fact]
    public async Task An_alias_that_exists_is_not_made_again_and_one_that_does_not_is_not_moved_or_deleted()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var first = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        var second = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        var token = TestContext.Current.CancellationToken;
        await endpoint.CreateAliasAsync("alias/a", first.KeyId);

        await Refused.With("AlreadyExistsException", () => endpoint.CreateAliasAsync("alias/a", second.KeyId));
        await Refused.With("NotFoundException", () => endpoint.Kms.UpdateAliasAsync("alias/b", second.KeyId, token));
        await Refused.With("NotFoundException", () => endpoint.Kms.DeleteAliasAsync("alias/b", token));
        await Refused.With("NotFoundException", () => endpoint.CreateAliasAsync("alias/c", "11111111-2222-3333-4444-555555555555"));
        await Refused.With("ValidationException", () => endpoint.CreateAliasAsync("alias/c", "alias/a"));

        Assert.Equal(first.KeyId, (await endpoint.Kms.DescribeKeyAsync("alias/a", token)).KeyMetadata.KeyId);
    }

    [Fact]
    public async Task A_key_has_at_most_50_aliases()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var full = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        var other = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        for (var i = 0; i < 50; i++)
        {
            await endpoint.CreateAliasAsync($"alias/{i}", full.KeyId);
        }

        await endpoint.CreateAliasAsync("alias/other", other.KeyId);

        await Refused.With("LimitExceededException", () => endpoint.CreateAliasAsync("alias/50", full.KeyId));
        await Refused.With(
            "LimitExceededException", () => endpoint.Kms.UpdateAliasAsync("alias/other", full.KeyId, TestContext.Current.CancellationToken));
        await endpoint.Kms.UpdateAliasAsync("alias/0", full.KeyId, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Of_many_that_make_one_alias_at_once_one_wins()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var keys = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT)));

        var outcomes = await Task.WhenAll(keys.Select(async key =>
        {
            try
            {
                await endpoint.CreateAliasAsync("alias/contested", key.KeyId);
                return key.KeyId;
            }
            catch (AlreadyExistsException)
            {
                return null;
            }
        }));

        var winner = Assert.Single(outcomes, outcome => outcome is not null);
        Assert.Equal(
            winner, (await endpoint.Kms.DescribeKeyAsync("alias/contested", TestContext.Current.CancellationToken)).KeyMetadata.KeyId);
    }

    [Theory]
    [InlineData("ECC_NIST_P256", "ECC_NIST_EDWARDS25519", true)]
    [InlineData("SYMMETRIC_DEFAULT", "SYMMETRIC_DEFAULT", true)]
    [InlineData("SYMMETRIC_DEFAULT", "ECC_NIST_P256", false)]
    [InlineData("ECC_NIST_P256", "SYMMETRIC_DEFAULT", false)]
    public async Task An_alias_moves_only_between_keys_of_one_type_and_usage(string from, string to, bool moves)
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var current = await endpoint.CreateKeyAsync(from);
        var next = await endpoint.CreateKeyAsync(to);
        await endpoint.CreateAliasAsync("alias/a", current.KeyId);
        Task Move() => endpoint.Kms.UpdateAliasAsync("alias/a", next.KeyId, TestContext.Current.CancellationToken);

        if (moves)
        {
            await Move();
        }
        else
        {
            await Refused.With("ValidationException", Move);
        }

        Assert.Equal(
            moves ? next.KeyId : current.KeyId,
            (await endpoint.Kms.DescribeKeyAsync("alias/a", TestContext.Current.CancellationToken)).KeyMetadata.KeyId);
    }
}
