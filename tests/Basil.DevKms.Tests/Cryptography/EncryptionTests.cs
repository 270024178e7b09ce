// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace Basil.DevKms.Tests.Cryptography;

public sealed class EncryptionTests
{
    [Theory]
    [InlineData(1, 153)]
    [InlineData(32, 184)]
    [InlineData(4096, 4258)]
    public async Task A_plaintext_comes_back_and_its_ciphertext_has_the_size_that_KMS_gives_it(int length, int size)
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        var plaintext = RandomNumberGenerator.GetBytes(length);

        var encrypted = await EncryptAsync(endpoint, key.KeyId, plaintext);
        var ciphertext = encrypted.CiphertextBlob.ToArray();
        var decrypted = await DecryptAsync(endpoint, ciphertext, key.KeyId);
        var unnamed = await DecryptAsync(endpoint, ciphertext, null);

        Assert.Equal(size, ciphertext.Length);
        Assert.Equal(key.Arn, encrypted.KeyId);
        Assert.Equal(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT, encrypted.EncryptionAlgorithm);
        Assert.Equal(plaintext, decrypted.Plaintext.ToArray());
        Assert.Equal(plaintext, unnamed.Plaintext.ToArray());
        Assert.Equal(key.Arn, unnamed.KeyId);
        Assert.Equal(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT, decrypted.EncryptionAlgorithm);
        Assert.Equal(key.CurrentKeyMaterialId, decrypted.KeyMaterialId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4097)]
    public async Task A_plaintext_has_1_to_4096_bytes(int length)
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);

        await Refused.With("ValidationException", () => EncryptAsync(endpoint, key.KeyId, new byte[length]));
    }

    [Fact]
    public async Task The_context_must_be_the_same_map_in_any_order()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        Dictionary<string, string> context = new() { ["ab"] = "c", ["tenant"] = "päper" };
        var ciphertext = (await EncryptAsync(endpoint, key.KeyId, [1, 2], context)).CiphertextBlob.ToArray();

        var decrypted = await DecryptAsync(endpoint, ciphertext, null, new() { ["tenant"] = "päper", ["ab"] = "c" });

        Assert.Equal([1, 2], decrypted.Plaintext.ToArray());
        Dictionary<string, string>?[] others =
        [
            null,
            new() { ["ab"] = "c" },
            new() { ["a"] = "bc", ["tenant"] = "päper" },
            new() { ["AB"] = "c", ["tenant"] = "päper" },
            new() { ["ab"] = "c", ["tenant"] = "päper", ["x"] = "" },
            new() { ["ab"] = "päper", ["tenant"] = "c" },
        ];
        foreach (var other in others)
        {
            await Refused.With("InvalidCiphertextException", () => DecryptAsync(endpoint, ciphertext, key.KeyId, other));
        }
    }

    [Fact]
    public async Task Every_changed_byte_and_every_cut_makes_an_invalid_ciphertext()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        var ciphertext = (await EncryptAsync(endpoint, key.KeyId, [1, 2, 3])).CiphertextBlob.ToArray();

        for (var i = 0; i < ciphertext.Length; i++)
        {
            var changed = (byte[])ciphertext.Clone();
            changed[i] ^= 0x01;
            await Refused.With("InvalidCiphertextException", () => DecryptAsync(endpoint, changed, key.KeyId));
        }

        foreach (var length in new[] { 1, 5, 57, 58, 59, ciphertext.Length - 1 })
        {
            await Refused.With("InvalidCiphertextException", () => DecryptAsync(endpoint, ciphertext[..length], null));
        }

        await Refused.With("InvalidCiphertextException", () => DecryptAsync(endpoint, [.. ciphertext, 0], null));
        await Refused.With("ValidationException", () => DecryptAsync(endpoint, new byte[6145], null));
    }

    [Fact]
    public async Task Another_key_is_the_incorrect_key_and_a_gone_one_leaves_an_invalid_ciphertext()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        await using var elsewhere = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        var other = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        var foreign = await elsewhere.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        var ciphertext = (await EncryptAsync(endpoint, key.KeyId, [1])).CiphertextBlob.ToArray();
        var foreignCiphertext = (await EncryptAsync(elsewhere, foreign.KeyId, [1])).CiphertextBlob.ToArray();

        await Refused.With("IncorrectKeyException", () => DecryptAsync(endpoint, ciphertext, other.KeyId));
        await Refused.With("InvalidCiphertextException", () => DecryptAsync(endpoint, foreignCiphertext, null));
    }

    [Fact]
    public async Task Keys_and_algorithms_that_do_not_encrypt_are_refused()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var signing = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        var key = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);

        await Refused.With("InvalidKeyUsageException", () => EncryptAsync(endpoint, signing.KeyId, [1]));
        await Refused.With("InvalidKeyUsageException", () => endpoint.Kms.EncryptAsync(
            new EncryptRequest { KeyId = key.KeyId, Plaintext = new MemoryStream([1]), EncryptionAlgorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256 },
            TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task DryRun_needs_no_ciphertext_when_told_to_ignore_it()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        var ciphertext = (await EncryptAsync(endpoint, key.KeyId, [1])).CiphertextBlob.ToArray();
        var token = TestContext.Current.CancellationToken;

        await Refused.With("DryRunOperationException", () => endpoint.Kms.DecryptAsync(
            new DecryptRequest { KeyId = key.KeyId, DryRun = true, DryRunModifiers = ["IGNORE_CIPHERTEXT"] }, token));
        await Refused.With("DryRunOperationException", () => endpoint.Kms.DecryptAsync(
            new DecryptRequest { CiphertextBlob = new MemoryStream(ciphertext), DryRun = true }, token));
        await Refused.With("DryRunOperationException", () => endpoint.Kms.EncryptAsync(
            new EncryptRequest { KeyId = key.KeyId, Plaintext = new MemoryStream([1]), DryRun = true }, token));
        await Refused.With("ValidationException", () => endpoint.Kms.DecryptAsync(new DecryptRequest { KeyId = key.KeyId, DryRun = true }, token));
    }

    private static Task<EncryptResponse> EncryptAsync(
        TestEndpoint endpoint, string keyId, byte[] plaintext, Dictionary<string, string>? context = null) => endpoint.Kms.EncryptAsync(
            new EncryptRequest { KeyId = keyId, Plaintext = new MemoryStream(plaintext), EncryptionContext = context },
            TestContext.Current.CancellationToken);

    private static Task<DecryptResponse> DecryptAsync(
        TestEndpoint endpoint, byte[] ciphertext, string? keyId, Dictionary<string, string>? context = null) => endpoint.Kms.DecryptAsync(
            new DecryptRequest { KeyId = keyId, CiphertextBlob = new MemoryStream(ciphertext), EncryptionContext = context },
            TestContext.Current.CancellationToken);
}
