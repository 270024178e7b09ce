// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace Basil.DevKms.Tests.Keys;

public sealed class CreateKeyTests
{
    [Theory]
    [InlineData("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT")]
    [InlineData("ECC_NIST_P256", "SIGN_VERIFY", "ECDSA_SHA_256")]
    [InlineData("ECC_NIST_P384", "SIGN_VERIFY", "ECDSA_SHA_384")]
    [InlineData("ECC_NIST_P521", "SIGN_VERIFY", "ECDSA_SHA_512")]
    [InlineData("ECC_NIST_EDWARDS25519", "SIGN_VERIFY", "ED25519_SHA_512,ED25519_PH_SHA_512")]
    public async Task A_new_key_is_described_as_KMS_describes_it(string spec, string usage, string algorithms)
    {
        await using var endpoint = await TestEndpoint.StartAsync();

        var created = (await endpoint.Kms.CreateKeyAsync(
            new CreateKeyRequest { KeySpec = spec, KeyUsage = usage, Description = "signs “things”" }, TestContext.Current.CancellationToken)).KeyMetadata;
        var described = (await endpoint.Kms.DescribeKeyAsync(created.Arn, TestContext.Current.CancellationToken)).KeyMetadata;

        foreach (var key in new[] { created, described })
        {
            Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", key.KeyId);
            Assert.Equal($"arn:aws:kms:us-east-1:000000000000:key/{key.KeyId}", key.Arn);
            Assert.Equal("000000000000", key.AWSAccountId);
            Assert.Equal(spec, key.KeySpec);
            Assert.Equal(usage, key.KeyUsage);
            Assert.Equal("signs “things”", key.Description);
            Assert.Equal(KeyState.Enabled, key.KeyState);
            Assert.True(key.Enabled);
            Assert.False(key.MultiRegion);
            Assert.Null(key.MultiRegionConfiguration);
            Assert.Equal(OriginType.AWS_KMS, key.Origin);
            Assert.Equal(KeyManagerType.CUSTOMER, key.KeyManager);
            Assert.Null(key.DeletionDate);
            var symmetric = spec == "SYMMETRIC_DEFAULT";
            Assert.Equal(algorithms, string.Join(',', symmetric ? key.EncryptionAlgorithms : key.SigningAlgorithms));
            Assert.Null(symmetric ? key.SigningAlgorithms : key.EncryptionAlgorithms);
            Assert.Equal(symmetric, key.CurrentKeyMaterialId is { Length: 64 });
        }

        Assert.Equal(created.KeyId, described.KeyId);
        Assert.InRange(created.CreationDate!.Value, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1), TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task A_request_without_members_makes_a_symmetric_key()
    {
        await using var endpoint = await TestEndpoint.StartAsync();

        var key = (await endpoint.Kms.CreateKeyAsync(new CreateKeyRequest(), TestContext.Current.CancellationToken)).KeyMetadata;

        Assert.Equal(KeySpec.SYMMETRIC_DEFAULT, key.KeySpec);
        Assert.Equal(KeyUsageType.ENCRYPT_DECRYPT, key.KeyUsage);
    }

    [Fact]
    public async Task A_multi_Region_key_has_an_mrk_id_and_works()
    {
        await using var endpoint = await TestEndpoint.StartAsync();

        var signing = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256, multiRegion: true);
        var encrypting = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT, multiRegion: true);
        var signed = await endpoint.SignAsync(signing.KeyId);
        var encrypted = await endpoint.Kms.EncryptAsync(
            new EncryptRequest { KeyId = encrypting.KeyId, Plaintext = new MemoryStream([7]) }, TestContext.Current.CancellationToken);
        var decrypted = await endpoint.Kms.DecryptAsync(
            new DecryptRequest { CiphertextBlob = encrypted.CiphertextBlob }, TestContext.Current.CancellationToken);

        Assert.Matches("^mrk-[0-9a-f]{32}$", signing.KeyId);
        Assert.True(signing.MultiRegion);
        Assert.Equal(MultiRegionKeyType.PRIMARY, signing.MultiRegionConfiguration.MultiRegionKeyType);
        Assert.Equal(signing.Arn, signing.MultiRegionConfiguration.PrimaryKey.Arn);
        Assert.Equal(signing.Arn, signed.KeyId);
        Assert.Equal(encrypting.Arn, decrypted.KeyId);
        Assert.Equal([7], decrypted.Plaintext.ToArray());
    }

    [Theory]
    [InlineData("RSA_2048", "SIGN_VERIFY", null, "UnsupportedOperationException")]
    [InlineData("HMAC_256", "GENERATE_VERIFY_MAC", null, "UnsupportedOperationException")]
    [InlineData("ML_DSA_65", "SIGN_VERIFY", null, "UnsupportedOperationException")]
    [InlineData("ECC_SECG_P256K1", "SIGN_VERIFY", null, "UnsupportedOperationException")]
    [InlineData("ECC_NIST_P256", "KEY_AGREEMENT", null, "UnsupportedOperationException")]
    [InlineData("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "EXTERNAL", "UnsupportedOperationException")]
    [InlineData("ECC_NIST_P256", null, null, "ValidationException")]
    [InlineData("ECC_NIST_P256", "ENCRYPT_DECRYPT", null, "ValidationException")]
    [InlineData("ECC_NIST_EDWARDS25519", "KEY_AGREEMENT", null, "ValidationException")]
    [InlineData("SYMMETRIC_DEFAULT", "SIGN_VERIFY", null, "ValidationException")]
    [InlineData("ECC_NIST_P257", "SIGN_VERIFY", null, "ValidationException")]
    [InlineData("ECC_NIST_P256", "SIGN", null, "ValidationException")]
    [InlineData("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "MOON", "ValidationException")]
    public async Task A_key_that_cannot_be_made_is_refused_and_not_made(string spec, string? usage, string? origin, string code)
    {
        await using var endpoint = await TestEndpoint.StartAsync();

        var refusal = await Refused.With(code, () => endpoint.Kms.CreateKeyAsync(
            new CreateKeyRequest { KeySpec = spec, KeyUsage = usage, Origin = origin }, TestContext.Current.CancellationToken));

        Assert.True(code != "UnsupportedOperationException" || refusal.Message.Contains("DevKms", StringComparison.Ordinal), refusal.Message);
        Assert.Empty(endpoint.Server.Store.State.Keys);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    public async Task A_policy_that_is_no_JSON_object_is_refused(string policy)
    {
        await using var endpoint = await TestEndpoint.StartAsync();

        await Refused.With("MalformedPolicyDocumentException", () => endpoint.Kms.CreateKeyAsync(
            new CreateKeyRequest { Policy = policy }, TestContext.Current.CancellationToken));
    }
}
