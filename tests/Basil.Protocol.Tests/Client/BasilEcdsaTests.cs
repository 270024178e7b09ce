// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Basil.Client;
using Basil.Protocol.V1;
using Google.Protobuf;

namespace Basil.Protocol.Tests.Client;

public sealed class BasilEcdsaTests : IAsyncLifetime
{
    private readonly ECDsa _key = ECDsa.Create();
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
        _key.Dispose();
        _client.Dispose();
        await _broker.DisposeAsync();
    }

    [Theory]
    [InlineData(256)]
    [InlineData(384)]
    [InlineData(521)]
    public async Task Data_signed_in_every_way_verifies_with_the_public_key(int size)
    {
        using var adapter = await CreateAsync(size);
        byte[] data = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];
        var hash = adapter.SignatureHash;
        var der = DSASignatureFormat.Rfc3279DerSequence;
        var fixedLength = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;
        var destination = new byte[200];

        Assert.Equal(size, adapter.KeySize);
        Assert.True(_key.VerifyData(data, adapter.SignData(data, hash), hash));
        Assert.True(_key.VerifyData(data.AsSpan(1, 5), adapter.SignData(data, 1, 5, hash), hash));
        Assert.True(_key.VerifyData(data, adapter.SignData(data.AsSpan(), hash, fixedLength), hash, fixedLength));
        Assert.True(_key.VerifyData(data, adapter.SignData(new MemoryStream(data), hash), hash));
        Assert.True(_key.VerifyData(data, adapter.SignData(new MemoryStream(data), hash, der), hash, der));
        Assert.True(adapter.TrySignData(data, destination, hash, out var written));
        Assert.True(_key.VerifyData(data, destination.AsSpan(0, written), hash));
        Assert.False(adapter.TrySignData(data, destination.AsSpan(0, 63), hash, out _));

        // Numbers with a leading zero bit or byte are where DER differs; enough signatures meet them.
        for (var i = 0; i < 300; i++)
        {
            Assert.True(_key.VerifyData(data, adapter.SignData(data, hash, der), hash, der));
        }
    }

    [Fact]
    public async Task It_verifies_here_and_notices_a_changed_message()
    {
        using var adapter = await CreateAsync(256);
        byte[] message = [1, 2, 3];
        var signature = _key.SignData(message, HashAlgorithmName.SHA256);

        Assert.True(adapter.VerifyData(message, signature, HashAlgorithmName.SHA256));
        message[2] ^= 1;
        Assert.False(adapter.VerifyData(message, signature, HashAlgorithmName.SHA256));
    }

    [Fact]
    public async Task A_certificate_request_can_be_signed_with_it()
    {
        using var adapter = await CreateAsync(384);

        var request = new CertificateRequest("CN=example", adapter, HashAlgorithmName.SHA384).CreateSigningRequestPem();

        // Loading checks the signature.
        var loaded = CertificateRequest.LoadSigningRequestPem(request, HashAlgorithmName.SHA384);
        Assert.Equal(_key.ExportSubjectPublicKeyInfo(), loaded.PublicKey.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public async Task Hashes_other_hashes_and_the_private_key_are_refused()
    {
        using var adapter = await CreateAsync(256);

        Assert.Throws<NotSupportedException>(() => adapter.SignHash(new byte[32]));
        Assert.Throws<CryptographicException>(() => adapter.SignData([1], HashAlgorithmName.SHA384));
        Assert.Throws<CryptographicException>(() => adapter.SignData(new MemoryStream(new byte[1024 * 1024 + 1]), HashAlgorithmName.SHA256));
        Assert.Throws<CryptographicException>(() => adapter.ExportParameters(includePrivateParameters: true));
        Assert.Throws<CryptographicException>(adapter.ExportPkcs8PrivateKey);
    }

    [Fact]
    public async Task A_key_of_another_kind_is_refused()
    {
        _broker.On<GetPublicKeyRequest, GetPublicKeyResponse>(_ =>
            new GetPublicKeyResponse { KeyType = KeyType.Ed25519, PublicKey = ByteString.CopyFrom(new byte[32]) });

        await Assert.ThrowsAsync<CryptographicException>(() => BasilEcdsa.CreateAsync(_client, "a.key", Token));
    }

    private async Task<BasilEcdsa> CreateAsync(int size)
    {
        var (curve, keyType, hash) = size switch
        {
            256 => (ECCurve.NamedCurves.nistP256, KeyType.EcdsaP256, HashAlgorithmName.SHA256),
            384 => (ECCurve.NamedCurves.nistP384, KeyType.EcdsaP384, HashAlgorithmName.SHA384),
            _ => (ECCurve.NamedCurves.nistP521, KeyType.EcdsaP521, HashAlgorithmName.SHA512),
        };
        _key.GenerateKey(curve);
        var point = _key.ExportParameters(false).Q;
        _broker.On<GetPublicKeyRequest, GetPublicKeyResponse>(request =>
            new GetPublicKeyResponse { KeyId = request.KeyId, KeyType = keyType, PublicKey = ByteString.CopyFrom([4, .. point.X!, .. point.Y!]) });
        _broker.On<SignRequest, SignResponse>(request =>
            new SignResponse { Signature = ByteString.CopyFrom(_key.SignData(request.Message.Span, hash)) });
        return await BasilEcdsa.CreateAsync(_client, "a.key", Token);
    }
}
