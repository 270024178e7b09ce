// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Basil.Grains.Contracts;
using Basil.Grains.Tests.Fakes;

namespace Basil.Grains.Tests.Keys;

public sealed class KeyServingTests(KeyCluster cluster) : IClassFixture<KeyCluster>
{
    [Theory]
    [InlineData("ed25519", 64)]
    [InlineData("ecdsa-p256", 64)]
    [InlineData("ecdsa-p384", 96)]
    [InlineData("ecdsa-p521", 132)]
    public async Task A_signature_is_of_the_key_and_verifies_without_the_backend(string type, int length)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (name, path, key) = cluster.Present(type);
        var message = "a message"u8.ToArray();

        var signed = await cluster.Grain(name).SignAsync(new SignCall(KeyCluster.Caller(), message), cancellation);
        var good = await cluster.Grain(name).VerifyAsync(new VerifyCall(KeyCluster.Caller(), message, signed.Value!), cancellation);
        var tampered = await cluster.Grain(name).VerifyAsync(new VerifyCall(KeyCluster.Caller(), [.. message, 0], signed.Value!), cancellation);
        var cut = await cluster.Grain(name).VerifyAsync(new VerifyCall(KeyCluster.Caller(), message, signed.Value![1..]), cancellation);

        Assert.Equal(length, signed.Value.Length);
        Assert.True(key.Verify(message, signed.Value));
        Assert.Equal(key.Id, signed.BackendKeyId);
        Assert.Equal((true, false, false), (good.Value, tampered.Value, cut.Value));
        Assert.Null(tampered.Error);
        Assert.Null(cut.Error);
        Assert.Equal(1, cluster.Backend.Count(BackendCall.Describe, path));
        Assert.Equal(0, cluster.Backend.Count(BackendCall.Verify, path));
    }

    [Fact]
    public async Task A_ciphertext_opens_with_its_own_associated_data_only()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (name, _, key) = cluster.Present("aes-256-gcm");
        var grain = cluster.Grain(name);
        var encrypted = (await grain.EncryptAsync(new EncryptCall(KeyCluster.Caller(), [1, 2, 3], [9]), cancellation)).Value!;

        var opened = await grain.DecryptAsync(new DecryptCall(KeyCluster.Caller(), encrypted.Ciphertext, [9], encrypted.KeyVersion), cancellation);
        var failures = new[]
        {
            await grain.DecryptAsync(new DecryptCall(KeyCluster.Caller(), encrypted.Ciphertext, [8], 1), cancellation),
            await grain.DecryptAsync(new DecryptCall(KeyCluster.Caller(), encrypted.Ciphertext, [9], 2), cancellation),
            await grain.DecryptAsync(new DecryptCall(KeyCluster.Caller(), [], [9], 1), cancellation),
            await grain.DecryptAsync(new DecryptCall(KeyCluster.Caller(), encrypted.Ciphertext[1..], [9], 0), cancellation),
        };

        Assert.Equal([1, 2, 3], opened.Value);
        Assert.Equal(key.Id, opened.BackendKeyId);
        Assert.Equal(1u, encrypted.KeyVersion);
        Assert.All(failures, failure => Assert.Equal(("DecryptFailed", "decrypt failed"), (failure.Error?.Reason, failure.Error?.Message)));
    }

    [Fact]
    public async Task The_public_key_comes_once_from_the_backend()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (name, path, key) = cluster.Present();

        for (var i = 0; i < 3; i++)
        {
            var reply = await cluster.Grain(name).GetPublicKeyAsync(new PublicKeyCall(KeyCluster.Caller(), i == 0 ? null : 1u), cancellation);
            Assert.Equal(("ecdsa-p256", 1u), (reply.Value!.KeyType, reply.Value.Version));
            Assert.Equal(key.PublicKey().Raw, reply.Value.Raw);
        }

        Assert.Equal(1, cluster.Backend.Count(BackendCall.GetPublicKey, path));
        Assert.Equal("InvalidRequest", (await cluster.Grain(name).GetPublicKeyAsync(new PublicKeyCall(KeyCluster.Caller(), 2), cancellation)).Error?.Reason);
    }

    [Theory]
    [InlineData("ecdsa-p256", "ES256", "SHA256")]
    [InlineData("ecdsa-p384", "ES384", "SHA384")]
    [InlineData("ecdsa-p521", "ES512", "SHA512")]
    public async Task A_token_verifies_with_the_platforms_own_ECDSA(string type, string algorithm, string hash)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (name, _, key) = cluster.Present(type);
        var call = new MintJwtCall(KeyCluster.Caller(), "me", TimeSpan.FromSeconds(60), "{\"aud\":\"them\"}"u8.ToArray());

        var minted = (await cluster.Grain(name).MintJwtAsync(call, cancellation)).Value!;

        var parts = minted.Token.Split('.');
        using var judge = ECDsa.Create();
        judge.ImportSubjectPublicKeyInfo(key.PublicKey().SubjectPublicKeyInfo, out _);
        Assert.True(judge.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), new HashAlgorithmName(hash)));
        using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        Assert.Equal(algorithm, header.RootElement.GetProperty("alg").GetString());
        Assert.Equal(("me", "them"), (claims.RootElement.GetProperty("sub").GetString(), claims.RootElement.GetProperty("aud").GetString()));
        Assert.Equal(cluster.Time.GetUtcNow().ToUnixTimeSeconds() + 60, minted.ExpiresAt);
    }

    [Fact]
    public async Task Sizes_are_checked_before_the_backend_is_asked()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (signer, signerPath, _) = cluster.Present("ed25519");
        var (cipher, cipherPath, _) = cluster.Present("aes-256-gcm");

        Assert.Equal("InvalidRequest", (await cluster.Grain(signer).SignAsync(new SignCall(KeyCluster.Caller(), []), cancellation)).Error?.Reason);
        Assert.Equal("PayloadTooLarge", (await cluster.Grain(signer).SignAsync(new SignCall(KeyCluster.Caller(), new byte[4097]), cancellation)).Error?.Reason);
        Assert.Equal("InvalidRequest", (await cluster.Grain(cipher).EncryptAsync(new EncryptCall(KeyCluster.Caller(), [], null), cancellation)).Error?.Reason);
        Assert.Equal("PayloadTooLarge", (await cluster.Grain(cipher).EncryptAsync(new EncryptCall(KeyCluster.Caller(), new byte[4097], null), cancellation)).Error?.Reason);
        Assert.Equal(0, cluster.Backend.Count(BackendCall.Sign, signerPath) + cluster.Backend.Count(BackendCall.Encrypt, cipherPath));
        Assert.Null((await cluster.Grain(signer).SignAsync(new SignCall(KeyCluster.Caller(), new byte[4096]), cancellation)).Error);
        Assert.Null((await cluster.Grain(cipher).EncryptAsync(new EncryptCall(KeyCluster.Caller(), new byte[4096], null), cancellation)).Error);
    }

    [Fact]
    public async Task A_key_does_only_what_its_type_is_for()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (signer, _, _) = cluster.Present();
        var (cipher, _, _) = cluster.Present("aes-256-gcm");

        Assert.Equal("InvalidRequest", (await cluster.Grain(cipher).SignAsync(new SignCall(KeyCluster.Caller(), [1]), cancellation)).Error?.Reason);
        Assert.Equal("InvalidRequest", (await cluster.Grain(cipher).VerifyAsync(new VerifyCall(KeyCluster.Caller(), [1], [1]), cancellation)).Error?.Reason);
        Assert.Equal("InvalidRequest", (await cluster.Grain(cipher).GetPublicKeyAsync(new PublicKeyCall(KeyCluster.Caller(), null), cancellation)).Error?.Reason);
        Assert.Equal("InvalidRequest", (await cluster.Grain(signer).EncryptAsync(new EncryptCall(KeyCluster.Caller(), [1], null), cancellation)).Error?.Reason);
        Assert.Equal("InvalidRequest", (await cluster.Grain(signer).DecryptAsync(new DecryptCall(KeyCluster.Caller(), [1], null, 1), cancellation)).Error?.Reason);
    }
}
