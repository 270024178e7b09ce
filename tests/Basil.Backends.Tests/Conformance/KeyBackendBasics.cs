// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.Backends.AwsKms;
using Basil.Core.Backends;
using Basil.Core.Keys;

namespace Basil.Backends.Tests.Conformance;

/// <summary>What holds of a key backend on any KMS, also on those that are looser than AWS's.</summary>
public abstract class KeyBackendBasics(IKmsHost host) : IAsyncLifetime
{
    private protected static readonly byte[] Message = Encoding.UTF8.GetBytes("a message of some length, to be signed or encrypted");

    private AwsKmsBackend? _backend;
    private KmsAdmin? _admin;

    private protected IKeyBackend Backend => _backend!;

    private protected KmsAdmin Admin => _admin!;

    private protected IKmsHost Host { get; } = host;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public virtual ValueTask InitializeAsync()
    {
        _backend = KmsAdmin.Backend(Host.Endpoint);
        _admin = new KmsAdmin(Host.Endpoint);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_backend is not null)
        {
            await _backend.DisposeAsync();
        }

        _admin?.Dispose();
    }

    [Theory]
    [InlineData(nameof(KeyAlgorithm.EcdsaP256), "ECC_NIST_P256", "SIGN_VERIFY")]
    [InlineData(nameof(KeyAlgorithm.EcdsaP384), "ECC_NIST_P384", "SIGN_VERIFY")]
    [InlineData(nameof(KeyAlgorithm.EcdsaP521), "ECC_NIST_P521", "SIGN_VERIFY")]
    [InlineData(nameof(KeyAlgorithm.Aes256Gcm), "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")]
    public async Task An_existing_key_is_described(string algorithm, string spec, string usage)
    {
        var (key, arn) = await Admin.ExistingAsync(Enum.Parse<KeyAlgorithm>(algorithm), Token);

        var description = (await Backend.DescribeAsync(key, Token)).Value;

        Assert.Equal(arn, description.BackendKeyId);
        Assert.Equal(key.Algorithm, description.Algorithm);
        Assert.Equal(spec, description.Spec);
        Assert.Equal(usage, description.Usage);
        Assert.True(description.IsUsageRight);
        Assert.Equal(KeyMaterialState.Enabled, description.State);
        Assert.Equal(1u, description.Version);
        Assert.NotNull(description.CreatedAt);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_absent_to_every_operation()
    {
        var signing = KmsAdmin.Absent(KeyAlgorithm.EcdsaP256);
        var encrypting = KmsAdmin.Absent(KeyAlgorithm.Aes256Gcm);

        Assert.Equal(BackendFaultKind.Absent, (await Backend.DescribeAsync(signing, Token)).Fault?.Kind);
        Assert.Equal(BackendFaultKind.Absent, (await Backend.GetPublicKeyAsync(signing, Token)).Fault?.Kind);
        Assert.Equal(BackendFaultKind.Absent, (await Backend.SignAsync(signing, Message, Token)).Fault?.Kind);
        Assert.Equal(BackendFaultKind.Absent, (await Backend.EncryptAsync(encrypting, Message, null, Token)).Fault?.Kind);
    }

    [Theory]
    [InlineData(nameof(KeyAlgorithm.EcdsaP256))]
    [InlineData(nameof(KeyAlgorithm.EcdsaP384))]
    [InlineData(nameof(KeyAlgorithm.EcdsaP521))]
    public async Task The_backend_verifies_what_it_signed_and_nothing_else(string algorithm)
    {
        var (key, arn) = await Admin.ExistingAsync(Enum.Parse<KeyAlgorithm>(algorithm), Token);
        var signature = (await Backend.SignAsync(key, Message, Token)).Value;
        byte[] changed = [.. Message, 0];

        Assert.Equal(arn, signature.BackendKeyId);
        Assert.Equal(key.Algorithm.SignatureLength(), signature.Signature.Length);
        Assert.True((await Backend.VerifyAsync(key, Message, signature.Signature, Token)).Value.IsValid);
        Assert.False((await Backend.VerifyAsync(key, changed, signature.Signature, Token)).Value.IsValid);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tenant 7")]
    public async Task What_was_encrypted_decrypts_in_its_context_only(string? context)
    {
        var (key, arn) = await Admin.ExistingAsync(KeyAlgorithm.Aes256Gcm, Token);
        ReadOnlyMemory<byte>? associated = context is null ? null : Encoding.UTF8.GetBytes(context);
        ReadOnlyMemory<byte>? other = "another"u8.ToArray();

        var ciphertext = (await Backend.EncryptAsync(key, Message, associated, Token)).Value;

        Assert.Equal(arn, ciphertext.BackendKeyId);
        Assert.Equal(Message, (await Backend.DecryptAsync(key, ciphertext.Bytes, associated, Token)).Value.Bytes);
        Assert.Equal(BackendFaultKind.DecryptFailed, (await Backend.DecryptAsync(key, ciphertext.Bytes, other, Token)).Fault?.Kind);
    }

    [Theory]
    [InlineData(nameof(KeyAlgorithm.EcdsaP256))]
    [InlineData(nameof(KeyAlgorithm.Aes256Gcm))]
    public async Task A_created_key_is_at_its_path(string algorithm)
    {
        var key = KmsAdmin.Absent(Enum.Parse<KeyAlgorithm>(algorithm));

        var created = (await Backend.CreateAsync(key, Token)).Value;

        Assert.False(created.Adopted);
        Assert.Null(created.OrphanBackendKeyId);
        var description = (await Backend.DescribeAsync(key, Token)).Value;
        Assert.Equal(created.BackendKeyId, description.BackendKeyId);
        Assert.Equal(key.Algorithm, description.Algorithm);
        Assert.True(description.IsUsageRight);
    }

    [Fact]
    public async Task Creating_at_a_taken_path_adopts_the_key_there_and_reports_the_new_one()
    {
        var (key, arn) = await Admin.ExistingAsync(KeyAlgorithm.EcdsaP256, Token);

        var created = (await Backend.CreateAsync(key, Token)).Value;

        Assert.True(created.Adopted);
        Assert.Equal(arn, created.BackendKeyId);
        Assert.NotNull(created.OrphanBackendKeyId);
        Assert.NotEqual(arn, created.OrphanBackendKeyId);
        Assert.Equal(arn, (await Backend.DescribeAsync(key, Token)).Value.BackendKeyId);
    }

    [Fact]
    public async Task Of_many_who_create_one_path_one_wins_and_all_agree()
    {
        var key = KmsAdmin.Absent(KeyAlgorithm.EcdsaP256);

        var created = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Backend.CreateAsync(key, Token)));

        Assert.Single(created, creation => !creation.Value.Adopted);
        Assert.Single(created.Select(creation => creation.Value.BackendKeyId).Distinct());
        Assert.Equal(3, created.Select(creation => creation.Value.OrphanBackendKeyId).OfType<string>().Distinct().Count());
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_ends_every_call()
    {
        var (key, _) = await Admin.ExistingAsync(KeyAlgorithm.EcdsaP256, Token);
        var (secret, _) = await Admin.ExistingAsync(KeyAlgorithm.Aes256Gcm, Token);
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Backend.DescribeAsync(key, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Backend.GetPublicKeyAsync(key, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Backend.SignAsync(key, Message, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Backend.EncryptAsync(secret, Message, null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Backend.DecryptAsync(secret, Message, null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Backend.CreateAsync(KmsAdmin.Absent(KeyAlgorithm.EcdsaP256), cancelled));
    }
}
