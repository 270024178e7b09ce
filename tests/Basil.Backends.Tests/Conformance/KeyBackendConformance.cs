// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Amazon.KeyManagementService.Model;
using Basil.Core.Backends;
using Basil.Core.Keys;

namespace Basil.Backends.Tests.Conformance;

/// <summary>What holds of a key backend on a KMS that follows AWS's rules.</summary>
public abstract class KeyBackendConformance(IKmsHost host) : KeyBackendBasics(host)
{
    [Theory]
    [InlineData(nameof(KeyAlgorithm.Ed25519))]
    [InlineData(nameof(KeyAlgorithm.EcdsaP256))]
    [InlineData(nameof(KeyAlgorithm.EcdsaP384))]
    [InlineData(nameof(KeyAlgorithm.EcdsaP521))]
    public async Task A_signature_verifies_outside_of_the_backend(string algorithm)
    {
        var (key, arn) = await Admin.ExistingAsync(Enum.Parse<KeyAlgorithm>(algorithm), Token);
        var publicKey = (await Backend.GetPublicKeyAsync(key, Token)).Value;
        Assert.Equal(arn, publicKey.BackendKeyId);

        for (var round = 0; round < 8; round++)
        {
            var message = RandomNumberGenerator.GetBytes(1 + (round * 500));
            var signature = (await Backend.SignAsync(key, message, Token)).Value;

            Assert.Equal(arn, signature.BackendKeyId);
            Assert.True(OutsideVerifier.Verify(key.Algorithm, publicKey.Material.SubjectPublicKeyInfo, message, signature.Signature));
            Assert.True((await Backend.VerifyAsync(key, message, signature.Signature, Token)).Value.IsValid);
            signature.Signature[round * 7] ^= 1;
            Assert.False((await Backend.VerifyAsync(key, message, signature.Signature, Token)).Value.IsValid);
        }
    }

    [Fact]
    public async Task An_ecdsa_message_has_no_size_limit_at_the_backend()
    {
        var (key, _) = await Admin.ExistingAsync(KeyAlgorithm.EcdsaP256, Token);
        var message = RandomNumberGenerator.GetBytes(1 << 20);

        var signature = (await Backend.SignAsync(key, message, Token)).Value;

        Assert.True((await Backend.VerifyAsync(key, message, signature.Signature, Token)).Value.IsValid);
        Assert.True((await Backend.SignAsync(key, ReadOnlyMemory<byte>.Empty, Token)).IsSuccess);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(4096, true)]
    [InlineData(0, false)]
    [InlineData(4097, false)]
    public async Task An_ed25519_message_and_a_plaintext_have_1_to_4096_bytes(int length, bool isAllowed)
    {
        var (signing, _) = await Admin.ExistingAsync(KeyAlgorithm.Ed25519, Token);
        var (encrypting, _) = await Admin.ExistingAsync(KeyAlgorithm.Aes256Gcm, Token);
        var bytes = new byte[length];

        var signature = await Backend.SignAsync(signing, bytes, Token);
        var verification = await Backend.VerifyAsync(signing, bytes, new byte[64], Token);
        var ciphertext = await Backend.EncryptAsync(encrypting, bytes, null, Token);

        Assert.Equal(isAllowed ? null : BackendFaultKind.Rejected, signature.Fault?.Kind);
        Assert.Equal(isAllowed ? null : BackendFaultKind.Rejected, verification.Fault?.Kind);
        Assert.Equal(isAllowed ? null : BackendFaultKind.Rejected, ciphertext.Fault?.Kind);
    }

    [Fact]
    public async Task Absent_and_empty_associated_data_differ()
    {
        var (key, _) = await Admin.ExistingAsync(KeyAlgorithm.Aes256Gcm, Token);
        var without = (await Backend.EncryptAsync(key, Message, null, Token)).Value.Bytes;
        var empty = (await Backend.EncryptAsync(key, Message, ReadOnlyMemory<byte>.Empty, Token)).Value.Bytes;

        Assert.Equal(BackendFaultKind.DecryptFailed, (await Backend.DecryptAsync(key, without, ReadOnlyMemory<byte>.Empty, Token)).Fault?.Kind);
        Assert.Equal(BackendFaultKind.DecryptFailed, (await Backend.DecryptAsync(key, empty, null, Token)).Fault?.Kind);
        Assert.Equal(Message, (await Backend.DecryptAsync(key, empty, ReadOnlyMemory<byte>.Empty, Token)).Value.Bytes);
    }

    [Fact]
    public async Task A_ciphertext_that_was_changed_or_is_another_keys_fails_the_same_way()
    {
        var (key, _) = await Admin.ExistingAsync(KeyAlgorithm.Aes256Gcm, Token);
        var (other, _) = await Admin.ExistingAsync(KeyAlgorithm.Aes256Gcm, Token);
        var ciphertext = (await Backend.EncryptAsync(key, Message, null, Token)).Value.Bytes;
        var changed = ciphertext.ToArray();
        changed[^1] ^= 1;

        Assert.Equal(BackendFaultKind.DecryptFailed, (await Backend.DecryptAsync(other, ciphertext, null, Token)).Fault?.Kind);
        Assert.Equal(BackendFaultKind.DecryptFailed, (await Backend.DecryptAsync(key, changed, null, Token)).Fault?.Kind);
        Assert.Equal(BackendFaultKind.DecryptFailed, (await Backend.DecryptAsync(key, ReadOnlyMemory<byte>.Empty, null, Token)).Fault?.Kind);
        Assert.Equal(BackendFaultKind.DecryptFailed, (await Backend.DecryptAsync(key, new byte[6145], null, Token)).Fault?.Kind);
    }

    [Fact]
    public async Task A_disabled_key_exists_and_is_unusable()
    {
        var (signing, _) = await Admin.ExistingAsync(KeyAlgorithm.EcdsaP256, Token);
        var (encrypting, _) = await Admin.ExistingAsync(KeyAlgorithm.Aes256Gcm, Token);
        await Admin.Client.DisableKeyAsync(new DisableKeyRequest { KeyId = await IdAsync(signing) }, Token);
        await Admin.Client.DisableKeyAsync(new DisableKeyRequest { KeyId = await IdAsync(encrypting) }, Token);

        Assert.Equal(KeyMaterialState.Disabled, (await Backend.DescribeAsync(signing, Token)).Value.State);
        Assert.True((await Backend.GetPublicKeyAsync(signing, Token)).IsSuccess);
        Assert.Equal(BackendFaultKind.Unusable, (await Backend.SignAsync(signing, Message, Token)).Fault?.Kind);
        Assert.Equal(BackendFaultKind.Unusable, (await Backend.EncryptAsync(encrypting, Message, null, Token)).Fault?.Kind);
    }

    [Fact]
    public async Task A_key_that_is_pending_deletion_exists_and_is_unusable()
    {
        var (key, _) = await Admin.ExistingAsync(KeyAlgorithm.EcdsaP256, Token);
        await Admin.Client.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = await IdAsync(key), PendingWindowInDays = 7 }, Token);

        Assert.Equal(KeyMaterialState.PendingDeletion, (await Backend.DescribeAsync(key, Token)).Value.State);
        Assert.Equal(BackendFaultKind.Unusable, (await Backend.SignAsync(key, Message, Token)).Fault?.Kind);
        Assert.Equal(BackendFaultKind.Unusable, (await Backend.GetPublicKeyAsync(key, Token)).Fault?.Kind);
    }

    [Fact]
    public async Task A_key_of_another_type_than_the_catalog_says_is_unusable()
    {
        var (key, arn) = await Admin.ExistingAsync(KeyAlgorithm.EcdsaP256, Token);
        var wrongCurve = key with { Algorithm = KeyAlgorithm.EcdsaP384 };
        var wrongUsage = key with { Algorithm = KeyAlgorithm.Aes256Gcm };

        var description = (await Backend.DescribeAsync(wrongCurve, Token)).Value;
        var publicKey = await Backend.GetPublicKeyAsync(wrongCurve, Token);

        Assert.Equal(KeyAlgorithm.EcdsaP256, description.Algorithm);
        Assert.Equal(BackendFaultKind.Unusable, publicKey.Fault?.Kind);
        Assert.Contains(arn, publicKey.Fault!.Detail, StringComparison.Ordinal);
        Assert.Equal(BackendFaultKind.Unusable, (await Backend.SignAsync(wrongCurve, Message, Token)).Fault?.Kind);
        Assert.Equal(BackendFaultKind.Unusable, (await Backend.EncryptAsync(wrongUsage, Message, null, Token)).Fault?.Kind);
    }

    [Theory]
    [InlineData(nameof(KeyAlgorithm.Ed25519))]
    [InlineData(nameof(KeyAlgorithm.EcdsaP384))]
    [InlineData(nameof(KeyAlgorithm.EcdsaP521))]
    public async Task A_created_signing_key_signs(string algorithm)
    {
        var key = KmsAdmin.Absent(Enum.Parse<KeyAlgorithm>(algorithm));
        var created = (await Backend.CreateAsync(key, Token)).Value;

        var publicKey = (await Backend.GetPublicKeyAsync(key, Token)).Value;
        var signature = (await Backend.SignAsync(key, Message, Token)).Value;

        Assert.Equal(created.BackendKeyId, signature.BackendKeyId);
        Assert.True(OutsideVerifier.Verify(key.Algorithm, publicKey.Material.SubjectPublicKeyInfo, Message, signature.Signature));
    }

    [Fact]
    public async Task A_created_keys_description_names_key_version_and_intent()
    {
        var key = KmsAdmin.Absent(KeyAlgorithm.EcdsaP256);
        var created = (await Backend.CreateAsync(key, Token)).Value;

        var metadata = (await Admin.Client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = created.BackendKeyId }, Token)).KeyMetadata;

        Assert.Matches($"^basil key={key.Name} version=1 intent=[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}$", metadata.Description);
    }

    [Fact]
    public async Task A_key_is_used_by_arn_and_by_id_and_cannot_be_created_there()
    {
        var (key, arn) = await Admin.ExistingAsync(KeyAlgorithm.EcdsaP256, Token);

        foreach (var path in new[] { arn, await IdAsync(key) })
        {
            var same = key with { Path = path };
            Assert.Equal(arn, (await Backend.SignAsync(same, Message, Token)).Value.BackendKeyId);
            var fault = (await Backend.CreateAsync(same, Token)).Fault;
            Assert.Equal(BackendFaultKind.Unsupported, fault?.Kind);
            Assert.Contains(path, fault!.Detail, StringComparison.Ordinal);
        }
    }

    private async Task<string> IdAsync(BackendKey key) =>
        (await Admin.Client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key.Path }, Token)).KeyMetadata.KeyId;
}
