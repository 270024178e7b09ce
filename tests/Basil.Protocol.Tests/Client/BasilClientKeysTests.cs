// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Client;
using Basil.Protocol.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Basil.Protocol.Tests.Client;

public sealed class BasilClientKeysTests : IAsyncLifetime
{
    private FakeBroker _broker = null!;
    private BasilClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _broker = await FakeBroker.StartAsync();
        _client = _broker.Connect();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task Sign_sends_the_message_and_gives_the_signature()
    {
        SignRequest? seen = null;
        _broker.On<SignRequest, SignResponse>(request =>
        {
            seen = request;
            return new SignResponse { Signature = ByteString.CopyFrom(7, 8) };
        });

        // A slice, so that a lent array is not sent whole.
        var signature = await _client.SignAsync("a.key", new byte[] { 0, 1, 2, 3 }.AsMemory(1, 2), Token);

        Assert.Equal([7, 8], signature);
        Assert.Equal(new SignRequest { KeyId = "a.key", Message = ByteString.CopyFrom(1, 2) }, seen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Verify_gives_the_brokers_answer(bool valid)
    {
        var expected = new VerifyRequest { KeyId = "a.key", Message = ByteString.CopyFrom(1), Signature = ByteString.CopyFrom(2) };
        _broker.On<VerifyRequest, VerifyResponse>(request => new VerifyResponse { Valid = request.Equals(expected) && valid });

        Assert.Equal(valid, await _client.VerifyAsync("a.key", new byte[] { 1 }, new byte[] { 2 }, Token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3u)]
    public async Task GetPublicKey_asks_for_the_version_only_when_told(uint? version)
    {
        _broker.On<GetPublicKeyRequest, GetPublicKeyResponse>(request => new GetPublicKeyResponse
        {
            KeyId = request.KeyId,
            KeyType = KeyType.EcdsaP384,
            PublicKey = ByteString.CopyFrom(4, 5),
            Version = request.HasVersion ? request.Version : 9,
        });

        var key = await _client.GetPublicKeyAsync("a.key", version, Token);

        Assert.Equal(("a.key", BasilKeyType.EcdsaP384, version ?? 9), (key.KeyId, key.KeyType, key.Version));
        Assert.Equal([4, 5], key.PublicKey.ToArray());
    }

    [Fact]
    public async Task A_key_type_from_a_newer_broker_is_unspecified()
    {
        _broker.On<GetPublicKeyRequest, GetPublicKeyResponse>(_ => new GetPublicKeyResponse { KeyType = (KeyType)13 });

        Assert.Equal(BasilKeyType.Unspecified, (await _client.GetPublicKeyAsync("a.key", cancellationToken: Token)).KeyType);
    }

    [Fact]
    public async Task NewKey_asks_for_the_type()
    {
        _broker.On<NewKeyRequest, NewKeyResponse>(request => new NewKeyResponse { KeyId = $"{request.KeyId} {request.KeyType}" });

        Assert.Equal("a.key EcdsaP521", (await _client.NewKeyAsync("a.key", BasilKeyType.EcdsaP521, Token)).KeyId);
    }

    [Fact]
    public async Task RotateSecret_gives_the_new_version()
    {
        _broker.On<RotateSecretRequest, RotateSecretResponse>(request => new RotateSecretResponse { Version = request.SecretId == "a.key" ? 2u : 0 });

        Assert.Equal(2u, await _client.RotateSecretAsync("a.key", Token));
    }

    [Fact]
    public async Task Encrypt_gives_all_that_decrypt_needs()
    {
        var envelope = new CiphertextEnvelope
        {
            Alg = AeadAlgorithm.Aes256Gcm,
            KeyVersion = 1,
            Nonce = ByteString.CopyFrom(6),
            Ciphertext = ByteString.CopyFrom(7),
        };
        EncryptRequest? encrypted = null;
        DecryptRequest? decrypted = null;
        _broker.On<EncryptRequest, EncryptResponse>(request =>
        {
            encrypted = request;
            return new EncryptResponse { Envelope = envelope };
        });
        _broker.On<DecryptRequest, DecryptResponse>(request =>
        {
            decrypted = request;
            return new DecryptResponse { Plaintext = ByteString.CopyFrom(1, 2) };
        });

        var ciphertext = await _client.EncryptAsync("a.key", new byte[] { 1, 2 }, new byte[] { 3 }, cancellationToken: Token);
        var plaintext = await _client.DecryptAsync("a.key", ciphertext, new byte[] { 3 }, Token);

        Assert.Equal([1, 2], plaintext);
        Assert.Equal(
            new EncryptRequest
            {
                KeyId = "a.key",
                Algorithm = AeadAlgorithm.Aes256Gcm,
                Plaintext = ByteString.CopyFrom(1, 2),
                Aad = ByteString.CopyFrom(3),
            },
            encrypted);
        Assert.Equal(new DecryptRequest { KeyId = "a.key", Envelope = envelope, Aad = ByteString.CopyFrom(3) }, decrypted);
    }

    [Fact]
    public async Task Associated_data_that_is_empty_is_not_data_that_is_absent()
    {
        _broker.On<EncryptRequest, EncryptResponse>(request => new EncryptResponse { Envelope = new CiphertextEnvelope { KeyVersion = request.HasAad ? 2u : 1u } });
        _broker.On<DecryptRequest, DecryptResponse>(request => new DecryptResponse { Plaintext = ByteString.CopyFrom(request.HasAad ? (byte)2 : (byte)1) });
        var some = new BasilCiphertext(BasilAeadAlgorithm.Aes256Gcm, 1, default, default);

        Assert.Equal(1u, (await _client.EncryptAsync("a.key", default, cancellationToken: Token)).KeyVersion);
        Assert.Equal(2u, (await _client.EncryptAsync("a.key", default, Array.Empty<byte>(), cancellationToken: Token)).KeyVersion);
        Assert.Equal([1], await _client.DecryptAsync("a.key", some, cancellationToken: Token));
        Assert.Equal([2], await _client.DecryptAsync("a.key", some, Array.Empty<byte>(), Token));
    }

    [Fact]
    public async Task An_answer_without_its_envelope_is_a_failure()
    {
        _broker.On<EncryptRequest, EncryptResponse>(_ => new EncryptResponse());

        var failure = await Assert.ThrowsAsync<BasilException>(() => _client.EncryptAsync("a.key", new byte[] { 1 }, cancellationToken: Token));

        Assert.Equal((BasilErrorKind.Internal, "MISSING_FIELD", "encrypt"), (failure.Kind, failure.Reason, failure.Operation));
    }

    [Fact]
    public async Task MintJwt_sends_lifetime_and_claims_only_when_given()
    {
        MintJwtRequest? seen = null;
        _broker.On<MintJwtRequest, CredentialResponse>(request =>
        {
            seen = request;
            return new CredentialResponse { Token = "a.b.c", ExpiresAt = request.Ttl is null ? null : new Timestamp { Seconds = 1_800_000_000 } };
        });

        var endless = await _client.MintJwtAsync("a.key", "ann", cancellationToken: Token);
        Assert.Equal(new BasilToken("a.b.c", null), endless);
        Assert.Equal(new MintJwtRequest { KeyId = "a.key", Subject = "ann" }, seen);

        var limited = await _client.MintJwtAsync("a.key", "", TimeSpan.FromSeconds(1.5), """{"aud":"é"}""", Token);
        Assert.Equal(new BasilToken("a.b.c", DateTimeOffset.FromUnixTimeSeconds(1_800_000_000)), limited);
        Assert.True(seen!.HasSubject);
        Assert.Equal(new Duration { Seconds = 1, Nanos = 500_000_000 }, seen.Ttl);
        Assert.Equal("""{"aud":"é"}""", seen.ExtraClaimsJson.ToStringUtf8());
    }

    [Fact]
    public async Task A_time_that_is_none_is_a_failure()
    {
        _broker.On<MintJwtRequest, CredentialResponse>(_ => new CredentialResponse { ExpiresAt = new Timestamp { Seconds = long.MaxValue } });

        var failure = await Assert.ThrowsAsync<BasilException>(() => _client.MintJwtAsync("a.key", "ann", cancellationToken: Token));

        Assert.Equal(BasilErrorKind.Internal, failure.Kind);
    }
}
