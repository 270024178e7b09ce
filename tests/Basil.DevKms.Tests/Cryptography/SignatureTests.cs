// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using NSec.Cryptography;

namespace Basil.DevKms.Tests.Cryptography;

public sealed class SignatureTests
{
    private static readonly byte[] Message = [.. Enumerable.Range(0, 100).Select(i => (byte)i)];

    [Theory]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256", "SHA256", 91)]
    [InlineData("ECC_NIST_P384", "ECDSA_SHA_384", "SHA384", 120)]
    [InlineData("ECC_NIST_P521", "ECDSA_SHA_512", "SHA512", 158)]
    public async Task An_ECDSA_signature_is_DER_and_a_digest_is_not_hashed_again(string spec, string algorithm, string hash, int spkiLength)
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(spec);
        using var judge = ECDsa.Create();
        var spki = await PublicKeyAsync(endpoint, key);
        judge.ImportSubjectPublicKeyInfo(spki, out _);
        var name = new HashAlgorithmName(hash);
        var digest = CryptographicOperations.HashData(name, Message);

        var raw = await SignAsync(endpoint, key, algorithm, Message, null);
        var digested = await SignAsync(endpoint, key, algorithm, digest, MessageType.DIGEST);

        Assert.Equal(spkiLength, spki.Length);
        Assert.True(judge.VerifyData(Message, raw, name, DSASignatureFormat.Rfc3279DerSequence));
        Assert.True(judge.VerifyData(Message, digested, name, DSASignatureFormat.Rfc3279DerSequence));
        await VerifyAsync(endpoint, key, algorithm, Message, MessageType.RAW, digested);
        await VerifyAsync(endpoint, key, algorithm, digest, MessageType.DIGEST, raw);
    }

    [Fact]
    public async Task KMS_verifies_what_others_sign_only_over_the_same_message()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        var signature = await SignAsync(endpoint, key, "ECDSA_SHA_256", Message, null);

        var verified = await VerifyAsync(endpoint, key, "ECDSA_SHA_256", Message, null, signature);
        byte[] tampered = [.. Message.AsSpan(1), 1];
        byte[] cut = signature[..^1];
        byte[] raw = new byte[64];

        Assert.True(verified.SignatureValid);
        Assert.Equal(key.Arn, verified.KeyId);
        await Refused.With("KMSInvalidSignatureException", () => VerifyAsync(endpoint, key, "ECDSA_SHA_256", tampered, null, signature));
        await Refused.With("KMSInvalidSignatureException", () => VerifyAsync(endpoint, key, "ECDSA_SHA_256", Message, null, cut));
        await Refused.With("KMSInvalidSignatureException", () => VerifyAsync(endpoint, key, "ECDSA_SHA_256", Message, null, raw));
        await Refused.With("KMSInvalidSignatureException", () => VerifyAsync(endpoint, key, "ECDSA_SHA_256", Message, null, [0]));
    }

    [Fact]
    public async Task Ed25519_signs_messages_and_Ed25519ph_signs_digests_by_RFC_8032()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_EDWARDS25519);
        var spki = await PublicKeyAsync(endpoint, key);
        var digest = SHA512.HashData(Message);

        var pure = await SignAsync(endpoint, key, "ED25519_SHA_512", Message, null);
        var prehashed = await SignAsync(endpoint, key, "ED25519_PH_SHA_512", digest, MessageType.DIGEST);

        Assert.Equal(44, spki.Length);
        Assert.Equal("302a300506032b6570032100", Convert.ToHexStringLower(spki.AsSpan(0, 12)));
        Assert.Equal(64, pure.Length);
        Assert.True(SignatureAlgorithm.Ed25519.Verify(
            PublicKey.Import(SignatureAlgorithm.Ed25519, spki, KeyBlobFormat.PkixPublicKey), Message, pure));
        Assert.True(SignatureAlgorithm.Ed25519ph.Verify(
            PublicKey.Import(SignatureAlgorithm.Ed25519ph, spki.AsSpan(12), KeyBlobFormat.RawPublicKey), digest, prehashed));
        await VerifyAsync(endpoint, key, "ED25519_SHA_512", Message, MessageType.RAW, pure);
        await VerifyAsync(endpoint, key, "ED25519_PH_SHA_512", digest, MessageType.DIGEST, prehashed);
        await Refused.With("KMSInvalidSignatureException", () => VerifyAsync(endpoint, key, "ED25519_SHA_512", digest, null, prehashed));
        await Refused.With("KMSInvalidSignatureException", () => VerifyAsync(endpoint, key, "ED25519_SHA_512", Message, null, pure[..63]));
    }

    [Theory]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256", "RAW", 0, "ValidationException")]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256", "RAW", 1, null)]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256", "RAW", 4096, null)]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256", "RAW", 4097, "ValidationException")]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256", "DIGEST", 31, "ValidationException")]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256", "DIGEST", 32, null)]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256", "DIGEST", 33, "ValidationException")]
    [InlineData("ECC_NIST_P384", "ECDSA_SHA_384", "DIGEST", 32, "ValidationException")]
    [InlineData("ECC_NIST_P384", "ECDSA_SHA_384", "DIGEST", 48, null)]
    [InlineData("ECC_NIST_P521", "ECDSA_SHA_512", "DIGEST", 64, null)]
    [InlineData("ECC_NIST_P521", "ECDSA_SHA_512", "DIGEST", 66, "ValidationException")]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256", "EXTERNAL_MU", 64, "ValidationException")]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256", "HASH", 32, "ValidationException")]
    [InlineData("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", "DIGEST", 64, "ValidationException")]
    [InlineData("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", "RAW", 4096, null)]
    [InlineData("ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512", "RAW", 64, "ValidationException")]
    [InlineData("ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512", "DIGEST", 63, "ValidationException")]
    [InlineData("ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512", "DIGEST", 64, null)]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_384", "RAW", 5, "InvalidKeyUsageException")]
    [InlineData("ECC_NIST_P256", "RSASSA_PSS_SHA_256", "RAW", 5, "InvalidKeyUsageException")]
    [InlineData("ECC_NIST_P256", "ED25519_SHA_512", "RAW", 5, "InvalidKeyUsageException")]
    [InlineData("ECC_NIST_P256", "ROT13", "RAW", 5, "ValidationException")]
    [InlineData("SYMMETRIC_DEFAULT", "ECDSA_SHA_256", "RAW", 5, "InvalidKeyUsageException")]
    public async Task Sign_takes_what_the_algorithm_takes_and_Verify_the_same(
        string spec, string algorithm, string messageType, int length, string? code)
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(spec);

        if (code is null)
        {
            var signature = await SignAsync(endpoint, key, algorithm, new byte[length], messageType);
            await VerifyAsync(endpoint, key, algorithm, new byte[length], messageType, signature);
        }
        else
        {
            await Refused.With(code, () => SignAsync(endpoint, key, algorithm, new byte[length], messageType));
            await Refused.With(code, () => VerifyAsync(endpoint, key, algorithm, new byte[length], messageType, [1]));
        }
    }

    [Theory]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256")]
    [InlineData("ECC_NIST_EDWARDS25519", "ED25519_SHA_512")]
    public async Task Many_signatures_at_once_with_one_key_are_all_good(string spec, string algorithm)
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(spec);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            byte[] message = [(byte)i, 1, 2, 3];
            var signature = await SignAsync(endpoint, key, algorithm, message, null);
            await VerifyAsync(endpoint, key, algorithm, message, null, signature);
        }));

        Assert.Equal(100, endpoint.Server.Calls.Count(Basil.DevKms.Protocol.KmsOperation.Verify).Ok);
    }

    [Fact]
    public async Task A_symmetric_key_has_no_public_key()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);

        await Refused.With("UnsupportedOperationException", () => PublicKeyAsync(endpoint, key));
    }

    [Fact]
    public async Task GetPublicKey_says_what_the_key_is()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P384);

        var reply = await endpoint.Kms.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = key.KeyId }, TestContext.Current.CancellationToken);

        Assert.Equal(key.Arn, reply.KeyId);
        Assert.Equal(KeySpec.ECC_NIST_P384, reply.KeySpec);
        Assert.Equal(KeyUsageType.SIGN_VERIFY, reply.KeyUsage);
        Assert.Equal(["ECDSA_SHA_384"], reply.SigningAlgorithms);
        Assert.Null(reply.EncryptionAlgorithms);
    }

    [Fact]
    public async Task DryRun_tells_what_would_have_happened_and_does_nothing()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        SignRequest Request(string keyId) => new()
        {
            KeyId = keyId,
            Message = new MemoryStream(Message),
            SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
            DryRun = true,
        };

        var dry = await Refused.With(
            "DryRunOperationException", () => endpoint.Kms.SignAsync(Request(key.KeyId), TestContext.Current.CancellationToken));
        await Refused.With("NotFoundException", () => endpoint.Kms.SignAsync(Request("alias/none"), TestContext.Current.CancellationToken));
        await endpoint.Kms.DisableKeyAsync(key.KeyId, TestContext.Current.CancellationToken);
        await Refused.With("DisabledException", () => endpoint.Kms.SignAsync(Request(key.KeyId), TestContext.Current.CancellationToken));

        Assert.IsType<DryRunOperationException>(dry);
    }

    private static async Task<byte[]> PublicKeyAsync(TestEndpoint endpoint, KeyMetadata key) =>
        (await endpoint.Kms.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = key.KeyId }, TestContext.Current.CancellationToken)).PublicKey.ToArray();

    private static async Task<byte[]> SignAsync(TestEndpoint endpoint, KeyMetadata key, string algorithm, byte[] message, string? messageType)
    {
        var reply = await endpoint.Kms.SignAsync(
            new SignRequest { KeyId = key.KeyId, Message = new MemoryStream(message), MessageType = messageType, SigningAlgorithm = algorithm },
            TestContext.Current.CancellationToken);
        Assert.Equal(key.Arn, reply.KeyId);
        Assert.Equal(algorithm, reply.SigningAlgorithm);
        return reply.Signature.ToArray();
    }

    private static Task<VerifyResponse> VerifyAsync(
        TestEndpoint endpoint, KeyMetadata key, string algorithm, byte[] message, string? messageType, byte[] signature) => endpoint.Kms.VerifyAsync(
            new VerifyRequest
            {
                KeyId = key.KeyId,
                Message = new MemoryStream(message),
                MessageType = messageType,
                Signature = new MemoryStream(signature),
                SigningAlgorithm = algorithm,
            },
            TestContext.Current.CancellationToken);
}
