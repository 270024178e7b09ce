// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Basil.Core.Errors;
using Basil.Core.Jwt;
using Basil.Core.Keys;
using Basil.Core.Tests.Keys;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Basil.Core.Tests.Jwt;

public sealed class JwtMinterTests
{
    private static readonly byte[] TokenId = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];
    private static readonly FakeTimeProvider Clock = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).AddMilliseconds(999));

    [Theory]
    [InlineData("ed25519", "EdDSA")]
    [InlineData("ed25519-nkey", "EdDSA")]
    [InlineData("ecdsa-p256", "ES256")]
    [InlineData("ecdsa-p384", "ES384")]
    [InlineData("ecdsa-p521", "ES512")]
    public void A_token_verifies_under_its_key_and_names_it(string keyType, string algorithm)
    {
        using var pair = new KeyPair(keyType);
        using var key = VerificationKey.Import(pair.Public);
        var request = Request(pair.Algorithm) with { PublicKey = pair.Public.Raw };

        var unsigned = Composed(request);
        var token = unsigned.Assemble(pair.Sign(unsigned.SigningBytes));

        var parts = token.Split('.');
        Assert.Equal(3, parts.Length);
        Assert.True(key.Verify(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2])));
        byte[] named = [.. Encoding.ASCII.GetBytes(algorithm), 0, .. pair.Public.Raw];
        var kid = Base64Url.EncodeToString(SHA256.HashData(named));
        Assert.Equal($$"""{"alg":"{{algorithm}}","kid":"{{kid}}","typ":"JWT"}""", Decoded(parts[0]));
    }

    [Fact]
    public void Claims_are_sorted_and_without_white_space()
    {
        var extra = """ { "zeta" : [ 1 , { "b" : null , "a" : true } ] , "aud":"x", "Alpha": {"y":1,"x":{}}, "ä":"ü" } """;

        var unsigned = Composed(Request() with { ExtraClaims = Encoding.UTF8.GetBytes(extra), Lifetime = TimeSpan.FromSeconds(60) });

        Assert.Equal(
            """{"Alpha":{"x":{},"y":1},"aud":"x","exp":1700000060,"iat":1700000000,"iss":"jwt.signing","jti":"AAECAwQFBgcICQoLDA0ODw","sub":"alice","zeta":[1,{"a":true,"b":null}],"ä":"ü"}""",
            Claims(unsigned));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_060), unsigned.ExpiresAt);
    }

    [Fact]
    public void Without_a_lifetime_the_token_does_not_expire()
    {
        var unsigned = Composed(Request());

        Assert.Equal("""{"iat":1700000000,"iss":"jwt.signing","jti":"AAECAwQFBgcICQoLDA0ODw","sub":"alice"}""", Claims(unsigned));
        Assert.Null(unsigned.ExpiresAt);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(TimeSpan.TicksPerSecond, 1)]
    [InlineData(TimeSpan.TicksPerSecond + 1, 2)]
    [InlineData((90 * TimeSpan.TicksPerSecond) - 1, 90)]
    public void A_fraction_of_a_second_rounds_up(long ticks, long seconds)
    {
        var unsigned = Composed(Request() with { Lifetime = TimeSpan.FromTicks(ticks) });

        Assert.Contains($"\"exp\":{1_700_000_000 + seconds},", Claims(unsigned), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void A_negative_or_endless_lifetime_is_refused(long ticks) => Refused(Request() with { Lifetime = TimeSpan.FromTicks(ticks) });

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e400")]
    [InlineData("-0")]
    [InlineData("0.10000000000000000000000000000000000001")]
    [InlineData("123456789012345678901234567890")]
    public void Numbers_keep_their_exact_text(string number)
    {
        var unsigned = Composed(Request() with { ExtraClaims = Encoding.UTF8.GetBytes($$"""{"a": [{{number}}], "n": {{number}} }""") });

        Assert.StartsWith($$"""{"a":[{{number}}],""", Claims(unsigned), StringComparison.Ordinal);
        Assert.Contains($"\"n\":{number},", Claims(unsigned), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iss")]
    [InlineData("iat")]
    [InlineData("exp")]
    [InlineData("jti")]
    [InlineData("sub")]
    [InlineData("nbf")]
    public void A_reserved_claim_is_refused_by_name(string claim)
    {
        Assert.Contains($"'{claim}'", Refused(Extra($$"""{"{{claim}}": 1}""")).Message, StringComparison.Ordinal);
        Refused(Extra($$"""{"\u{{(int)claim[0]:x4}}{{claim[1..]}}": null}"""));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData(" ")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{/**/}")]
    [InlineData("{\"a\":1,\"a\":1}")]
    [InlineData("{\"a\":1,\"\\u0061\":1}")]
    [InlineData("{\"o\":{\"a\":1,\"a\":2}}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("{\"o\":{\"\\udc00\":1}}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":01}")]
    public void Claims_that_are_no_proper_object_are_refused(string json) => Refused(Extra(json));

    [Fact]
    public void Claims_that_are_no_utf8_are_refused()
    {
        Refused(Request() with { ExtraClaims = new byte[] { (byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}' } });
        Refused(Request() with { ExtraClaims = (byte[])[0xEF, 0xBB, 0xBF, .. "{}"u8] });
    }

    [Fact]
    public void Sixteen_levels_are_allowed_and_seventeen_are_not()
    {
        static string Nested(int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1);

        Composed(Extra(Nested(16)));
        Refused(Extra(Nested(17)));
    }

    [Fact]
    public void Sixty_four_kibibytes_of_claims_are_allowed_and_one_byte_more_is_not()
    {
        static string Sized(int bytes) => $$"""{"a":"{{new string('x', bytes - 8)}}"}""";

        Composed(Extra(Sized(64 * 1024)));
        Refused(Extra(Sized((64 * 1024) + 1)));
    }

    [Theory]
    [InlineData("rsa-2048")]
    [InlineData("aes-256-gcm")]
    [InlineData("x25519")]
    public void A_key_type_that_signs_no_tokens_is_refused(string keyType)
    {
        Assert.True(KeyAlgorithmTokens.TryParse(keyType, out var algorithm));
        Refused(Request(algorithm));
    }

    [Fact]
    public void Any_subject_and_any_text_come_back_as_they_went_in() => Gen.Select(Gen.String, Gen.String).Sample((subject, text) =>
    {
        // Half of a surrogate pair is no text that could arrive over the wire.
        subject = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(subject));
        text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        var extra = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["t" + text] = text });

        using var claims = JsonDocument.Parse(Claims(Composed(Request() with { Subject = subject, ExtraClaims = extra })));

        return claims.RootElement.GetProperty("sub").GetString() == subject && claims.RootElement.GetProperty("t" + text).GetString() == text;
    });

    [Fact]
    public void Any_bytes_as_claims_are_composed_or_refused_without_an_exception() =>
        Gen.String[Gen.Char["{}[]\":,\\ub01de-+. n"], 0, 20].Sample(
            text =>
            {
                var outcome = JwtMinter.Compose(Extra(text), Clock.GetUtcNow(), TokenId);
                return outcome.IsSuccess || outcome.Error.Reason == ErrorReason.InvalidRequest;
            },
            iter: 20_000);

    [Fact]
    public void Another_random_id_makes_another_token_in_the_same_second()
    {
        var first = Composed(Request());
        var second = JwtMinter.Compose(Request(), Clock.GetUtcNow(), new byte[16]).Value;

        Assert.NotEqual(first.SigningInput, second.SigningInput);
        Assert.Throws<ArgumentOutOfRangeException>(() => JwtMinter.Compose(Request(), Clock.GetUtcNow(), new byte[15]));
    }

    private static JwtRequest Request(KeyAlgorithm algorithm = KeyAlgorithm.Ed25519)
    {
        Assert.True(KeyName.TryParse("jwt.signing", out var name));
        return new JwtRequest(name, algorithm, new byte[32], "alice", null, default);
    }

    private static JwtRequest Extra(string json) => Request() with { ExtraClaims = Encoding.UTF8.GetBytes(json) };

    private static UnsignedJwt Composed(JwtRequest request) => JwtMinter.Compose(request, Clock.GetUtcNow(), TokenId).Value;

    private static BrokerError Refused(JwtRequest request)
    {
        var outcome = JwtMinter.Compose(request, Clock.GetUtcNow(), TokenId);
        Assert.False(outcome.IsSuccess);
        Assert.Equal(ErrorReason.InvalidRequest, outcome.Error.Reason);
        return outcome.Error;
    }

    private static string Claims(UnsignedJwt unsigned) => Decoded(unsigned.SigningInput.Split('.')[1]);

    private static string Decoded(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));
}
