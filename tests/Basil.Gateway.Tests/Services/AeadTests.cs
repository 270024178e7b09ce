// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Gateway.Tests.Fixtures;
using Basil.Protocol.V1;
using Google.Protobuf;

namespace Basil.Gateway.Tests.Services;

public sealed class AeadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_envelope_is_what_decrypts_again()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = await ClientAsync(gateway);

        var encrypted = await client.EncryptAsync(Encrypt("plain"), cancellationToken: Cancellation);
        var decrypted = await client.DecryptAsync(new DecryptRequest { KeyId = TestGeneration.Aes, Envelope = encrypted.Envelope }, cancellationToken: Cancellation);

        Assert.Equal((AeadAlgorithm.Aes256Gcm, 1u, 0), (encrypted.Envelope.Alg, encrypted.Envelope.KeyVersion, encrypted.Envelope.Nonce.Length));
        Assert.Equal("plain", decrypted.Plaintext.ToStringUtf8());
    }

    [Fact]
    public async Task No_associated_data_and_empty_associated_data_stay_different()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = await ClientAsync(gateway);
        var without = Encrypt("p");
        var empty = Encrypt("p");
        empty.Aad = ByteString.Empty;

        await client.EncryptAsync(without, cancellationToken: Cancellation);
        await client.EncryptAsync(empty, cancellationToken: Cancellation);

        Assert.Equal([null, 0], gateway.Router.Requests.Select(request => request.AssociatedData?.Length));
    }

    [Fact]
    public async Task Bad_requests_to_encrypt_are_refused_before_anybody_is_asked()
    {
        await using var gateway = await TestGateway.StartAsync(setup => setup.Settings["maxEncryptBytes"] = "5000");
        var client = await ClientAsync(gateway);
        (EncryptRequest Request, string Reason)[] bad =
        [
            (new EncryptRequest { KeyId = TestGeneration.Aes, Plaintext = ByteString.CopyFromUtf8("p") }, "INVALID_REQUEST"),
            (new EncryptRequest { KeyId = TestGeneration.Aes, Plaintext = ByteString.CopyFromUtf8("p"), Algorithm = (AeadAlgorithm)77 }, "INVALID_REQUEST"),
            (new EncryptRequest { KeyId = TestGeneration.Aes, Plaintext = ByteString.CopyFromUtf8("p"), Algorithm = AeadAlgorithm.Chacha20Poly1305 }, "INVALID_REQUEST"),
            (new EncryptRequest { KeyId = TestGeneration.P256, Plaintext = ByteString.CopyFromUtf8("p"), Algorithm = AeadAlgorithm.Aes256Gcm }, "INVALID_REQUEST"),
            (new EncryptRequest { KeyId = TestGeneration.Aes, Algorithm = AeadAlgorithm.Aes256Gcm }, "INVALID_REQUEST"),
            (new EncryptRequest { KeyId = TestGeneration.Aes, Plaintext = ByteString.CopyFrom(new byte[4097]), Algorithm = AeadAlgorithm.Aes256Gcm }, "PAYLOAD_TOO_LARGE"),
            (new EncryptRequest { KeyId = TestGeneration.Aes, Plaintext = ByteString.CopyFrom(new byte[5001]) }, "PAYLOAD_TOO_LARGE"),
        ];

        foreach (var (request, reason) in bad)
        {
            await Failures.ExpectAsync(reason, "encrypt", client.EncryptAsync(request, cancellationToken: Cancellation).ResponseAsync);
        }

        Assert.Empty(gateway.Router.Requests);
    }

    [Fact]
    public async Task Bad_requests_to_decrypt_are_refused_and_impossible_ciphertexts_just_do_not_decrypt()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = await ClientAsync(gateway);
        (CiphertextEnvelope? Envelope, string Reason)[] bad =
        [
            (null, "INVALID_REQUEST"),
            (new CiphertextEnvelope { Ciphertext = ByteString.CopyFromUtf8("c") }, "INVALID_REQUEST"),
            (new CiphertextEnvelope { Alg = (AeadAlgorithm)9, Ciphertext = ByteString.CopyFromUtf8("c") }, "INVALID_REQUEST"),
            (new CiphertextEnvelope { Alg = AeadAlgorithm.Aes256Gcm }, "DECRYPT_FAILED"),
            (new CiphertextEnvelope { Alg = AeadAlgorithm.Aes256Gcm, Ciphertext = ByteString.CopyFrom(new byte[6145]) }, "DECRYPT_FAILED"),
            (new CiphertextEnvelope { Alg = AeadAlgorithm.Aes256Gcm, Ciphertext = ByteString.CopyFrom(new byte[1024 * 1024 + 1]) }, "PAYLOAD_TOO_LARGE"),
        ];

        foreach (var (envelope, reason) in bad)
        {
            await Failures.ExpectAsync(reason, "decrypt", client.DecryptAsync(new DecryptRequest { KeyId = TestGeneration.Aes, Envelope = envelope }, cancellationToken: Cancellation).ResponseAsync);
        }

        Assert.Empty(gateway.Router.Requests);
    }

    private static async Task<AeadService.AeadServiceClient> ClientAsync(TestGateway gateway) => new(await gateway.ConnectAsync(TestGeneration.Admin));

    private static EncryptRequest Encrypt(string plaintext) =>
        new() { KeyId = TestGeneration.Aes, Algorithm = AeadAlgorithm.Aes256Gcm, Plaintext = ByteString.CopyFromUtf8(plaintext) };
}
