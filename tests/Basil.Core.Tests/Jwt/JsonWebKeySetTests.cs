// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Basil.Core.Jwt;
using Basil.Core.Keys;
using Basil.Core.Tests.Keys;

namespace Basil.Core.Tests.Jwt;

public sealed class JsonWebKeySetTests
{
    /// <summary>The key of RFC 8037 appendix A.2.</summary>
    private const string Rfc8037 = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    [Fact]
    public void An_Ed25519_key_is_the_octet_key_pair_of_RFC_8037()
    {
        var raw = Base64Url.DecodeFromChars(Rfc8037);
        byte[] named = [.. "EdDSA"u8, 0, .. raw];

        Assert.Equal(
            $$"""{"kty":"OKP","crv":"Ed25519","x":"{{Rfc8037}}","use":"sig","alg":"EdDSA","kid":"{{Base64Url.EncodeToString(SHA256.HashData(named))}}"}""",
            JsonWebKey.Of(KeyAlgorithm.Ed25519, raw).Json);
    }

    [Theory]
    [InlineData("ecdsa-p256", "P-256", "ES256")]
    [InlineData("ecdsa-p384", "P-384", "ES384")]
    [InlineData("ecdsa-p521", "P-521", "ES512")]
    public void An_ECDSA_key_has_its_point_at_full_width_and_the_kid_of_its_tokens(string keyType, string curve, string algorithm)
    {
        using var pair = new KeyPair(keyType);
        using var platform = ECDsa.Create();
        platform.ImportSubjectPublicKeyInfo(pair.SubjectPublicKeyInfo, out _);
        var point = platform.ExportParameters(includePrivateParameters: false).Q;

        var jwk = JsonWebKey.Of(pair.Algorithm, pair.Public.Raw);

        var json = JsonDocument.Parse(jwk.Json).RootElement;
        Assert.Equal(["kty", "crv", "x", "y", "use", "alg", "kid"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ("EC", curve, Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y), "sig", algorithm, KidOfAToken(pair)),
            (Text(json, "kty"), Text(json, "crv"), Text(json, "x"), Text(json, "y"), Text(json, "use"), Text(json, "alg"), Text(json, "kid")));
        Assert.Equal(Text(json, "kid"), jwk.KeyId);
    }

    [Theory]
    [InlineData(KeyAlgorithm.Ed25519, 31)]
    [InlineData(KeyAlgorithm.EcdsaP256, 64)]
    [InlineData(KeyAlgorithm.EcdsaP256, 97)]
    [InlineData(KeyAlgorithm.EcdsaP521, 65)]
    [InlineData(KeyAlgorithm.EcdsaP384, 0)]
    [InlineData(KeyAlgorithm.Aes256Gcm, 32)]
    [InlineData(KeyAlgorithm.Rsa2048, 256)]
    public void Bytes_that_are_no_key_of_the_type_are_refused(object algorithm, int length)
    {
        var bytes = new byte[length];
        if (length > 0)
        {
            bytes[0] = 4;
        }

        Assert.Throws<CryptographicException>(() => JsonWebKey.Of((KeyAlgorithm)algorithm, bytes));
    }

    [Fact]
    public void A_compressed_point_is_refused()
    {
        var bytes = new byte[65];
        bytes[0] = 2;

        Assert.Throws<CryptographicException>(() => JsonWebKey.Of(KeyAlgorithm.EcdsaP256, bytes));
    }

    [Fact]
    public void A_set_keeps_the_order_and_has_a_key_with_two_names_once()
    {
        var (first, second) = (new JsonWebKey("a", """{"kid":"a"}"""), new JsonWebKey("b", """{"kid":"b"}"""));

        Assert.Equal("""{"keys":[{"kid":"b"},{"kid":"a"}]}""", Encoding.ASCII.GetString(JsonWebKeySet.Write([second, first, second])));
        Assert.Equal("""{"keys":[]}""", Encoding.ASCII.GetString(JsonWebKeySet.Write([])));
    }

    private static string KidOfAToken(KeyPair pair)
    {
        Assert.True(KeyName.TryParse("jwt.signing", out var issuer));
        var token = JwtMinter.Compose(new JwtRequest(issuer, pair.Algorithm, pair.Public.Raw, "alice", null, default), DateTimeOffset.UnixEpoch, new byte[16]).Value;
        return Text(JsonDocument.Parse(Base64Url.DecodeFromChars(token.SigningInput.Split('.')[0])).RootElement, "kid");
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
