// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Basil.DevKms.Quotas;
using Microsoft.Extensions.Time.Testing;

namespace Basil.DevKms.Tests.Keys;

public sealed class KeyStateTests
{
    [Fact]
    public async Task A_disabled_key_does_nothing_but_shows_itself_until_it_is_enabled()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var signing = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        var encrypting = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        var signature = (await endpoint.SignAsync(signing.KeyId)).Signature.ToArray();
        var ciphertext = (await EncryptAsync(endpoint, encrypting)).CiphertextBlob.ToArray();
        await endpoint.Kms.DisableKeyAsync(signing.KeyId, TestContext.Current.CancellationToken);
        await endpoint.Kms.DisableKeyAsync(encrypting.KeyId, TestContext.Current.CancellationToken);

        await Refused.With("DisabledException", () => endpoint.SignAsync(signing.KeyId));
        await Refused.With("DisabledException", () => VerifyAsync(endpoint, signing, signature));
        await Refused.With("DisabledException", () => EncryptAsync(endpoint, encrypting));
        await Refused.With("DisabledException", () => DecryptAsync(endpoint, ciphertext));
        var described = await endpoint.Kms.DescribeKeyAsync(signing.KeyId, TestContext.Current.CancellationToken);
        await PublicKeyAsync(endpoint, signing);
        await endpoint.CreateAliasAsync("alias/a", signing.KeyId);
        await endpoint.Kms.EnableKeyAsync(signing.KeyId, TestContext.Current.CancellationToken);

        Assert.Equal(KeyState.Disabled, described.KeyMetadata.KeyState);
        Assert.False(described.KeyMetadata.Enabled);
        await VerifyAsync(endpoint, signing, signature);
    }

    [Fact]
    public async Task A_key_pending_deletion_refuses_everything_but_being_described_and_saved()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        var other = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        await endpoint.CreateAliasAsync("alias/other", other.KeyId);
        await endpoint.CreateAliasAsync("alias/key", key.KeyId);
        var token = TestContext.Current.CancellationToken;

        var scheduled = await endpoint.Kms.ScheduleKeyDeletionAsync(key.KeyId, 7, token);
        await Refused.With("KMSInvalidStateException", () => endpoint.SignAsync(key.KeyId));
        await Refused.With("KMSInvalidStateException", () => PublicKeyAsync(endpoint, key));
        await Refused.With("KMSInvalidStateException", () => endpoint.Kms.EnableKeyAsync(key.KeyId, token));
        await Refused.With("KMSInvalidStateException", () => endpoint.Kms.DisableKeyAsync(key.KeyId, token));
        await Refused.With("KMSInvalidStateException", () => endpoint.Kms.ScheduleKeyDeletionAsync(key.KeyId, 7, token));
        await Refused.With("KMSInvalidStateException", () => endpoint.CreateAliasAsync("alias/new", key.KeyId));
        await Refused.With("KMSInvalidStateException", () => endpoint.Kms.UpdateAliasAsync("alias/other", key.KeyId, token));
        var described = (await endpoint.Kms.DescribeKeyAsync(key.KeyId, token)).KeyMetadata;
        await endpoint.Kms.UpdateAliasAsync("alias/key", other.KeyId, token);
        var saved = await endpoint.Kms.CancelKeyDeletionAsync(key.KeyId, token);

        Assert.Equal(key.Arn, scheduled.KeyId);
        Assert.Equal(KeyState.PendingDeletion, scheduled.KeyState);
        Assert.Equal(7, scheduled.PendingWindowInDays);
        Assert.Equal(KeyState.PendingDeletion, described.KeyState);
        Assert.Equal(scheduled.DeletionDate, described.DeletionDate);
        Assert.Equal(key.Arn, saved.KeyId);
        Assert.Equal(KeyState.Disabled, (await endpoint.Kms.DescribeKeyAsync(key.KeyId, token)).KeyMetadata.KeyState);
        await Refused.With("KMSInvalidStateException", () => endpoint.Kms.CancelKeyDeletionAsync(key.KeyId, token));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(31)]
    public async Task A_deletion_window_is_7_to_30_days(int days)
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);

        await Refused.With(
            "ValidationException", () => endpoint.Kms.ScheduleKeyDeletionAsync(key.KeyId, days, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task When_the_window_is_over_the_key_and_its_aliases_are_gone()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var endpoint = await TestEndpoint.StartAsync(
            new DevKmsOptions { VerifySignatures = false, Quotas = new QuotaOptions { Enabled = false } }, time);
        var doomed = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        var kept = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        await endpoint.CreateAliasAsync("alias/doomed", doomed.KeyId);
        await endpoint.CreateAliasAsync("alias/kept", kept.KeyId);
        var token = TestContext.Current.CancellationToken;
        await endpoint.Kms.ScheduleKeyDeletionAsync(doomed.KeyId, 7, token);

        time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        await endpoint.Kms.DescribeKeyAsync("alias/doomed", token);
        time.Advance(TimeSpan.FromSeconds(1));

        await Refused.With("NotFoundException", () => endpoint.Kms.DescribeKeyAsync("alias/doomed", token));
        await Refused.With("NotFoundException", () => endpoint.Kms.CancelKeyDeletionAsync(doomed.KeyId, token));
        Assert.Equal([kept.KeyId], (await endpoint.Kms.ListKeysAsync(new ListKeysRequest(), token)).Keys.Select(key => key.KeyId));
        Assert.Equal(
            ["alias/kept"], (await endpoint.Kms.ListAliasesAsync(new ListAliasesRequest(), token)).Aliases.Select(alias => alias.AliasName));
        await endpoint.CreateAliasAsync("alias/doomed", kept.KeyId);
    }

    private static Task<VerifyResponse> VerifyAsync(TestEndpoint endpoint, KeyMetadata key, byte[] signature) => endpoint.Kms.VerifyAsync(
        new VerifyRequest
        {
            KeyId = key.KeyId,
            Message = new MemoryStream([1, 2, 3]),
            Signature = new MemoryStream(signature),
            SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
        },
        TestContext.Current.CancellationToken);

    private static Task<EncryptResponse> EncryptAsync(TestEndpoint endpoint, KeyMetadata key) => endpoint.Kms.EncryptAsync(
        new EncryptRequest { KeyId = key.KeyId, Plaintext = new MemoryStream([1]) }, TestContext.Current.CancellationToken);

    private static Task<DecryptResponse> DecryptAsync(TestEndpoint endpoint, byte[] ciphertext) => endpoint.Kms.DecryptAsync(
        new DecryptRequest { CiphertextBlob = new MemoryStream(ciphertext) }, TestContext.Current.CancellationToken);

    private static Task<GetPublicKeyResponse> PublicKeyAsync(TestEndpoint endpoint, KeyMetadata key) =>
        endpoint.Kms.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = key.KeyId }, TestContext.Current.CancellationToken);
}
