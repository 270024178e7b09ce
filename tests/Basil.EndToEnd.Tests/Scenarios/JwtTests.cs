// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Text;
using Basil.Client;
using Basil.EndToEnd.Tests.Processes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Basil.EndToEnd.Tests.Scenarios;

/// <summary>Tokens are accepted by a JWT library that knows nothing of us, for each ECDSA algorithm; every token has an id of its own.</summary>
public sealed class JwtTests(SharedAgent shared) : IClassFixture<SharedAgent>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("test.p256", "ES256")]
    [InlineData("test.p384", "ES384")]
    [InlineData("test.p521", "ES512")]
    public async Task A_minted_token_is_valid_for_a_JWT_library(string key, string algorithm)
    {
        using var client = shared.Agent.Connect();
        var minted = await client.MintJwtAsync(key, "svc-web", TimeSpan.FromMinutes(5), """{"aud":"api","level":12345678901234567890}""", Token);
        using var publicKey = ECDsa.Create();
        publicKey.ImportSubjectPublicKeyInfo((await client.GetPublicKeyAsync(key, cancellationToken: Token)).ExportSubjectPublicKeyInfo(), out _);

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(
            minted.Token,
            new TokenValidationParameters { ValidIssuer = key, ValidAudience = "api", IssuerSigningKey = new ECDsaSecurityKey(publicKey), ValidAlgorithms = [algorithm] });

        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal("svc-web", ((JsonWebToken)result.SecurityToken).Subject);
        Assert.Contains("\"level\":12345678901234567890", Base64UrlEncoder.Decode(minted.Token.Split('.')[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tokens_of_one_second_have_different_ids()
    {
        using var client = shared.Agent.Connect();

        var first = await client.MintJwtAsync("test.p256", "svc-web", TimeSpan.FromMinutes(5), null, Token);
        var second = await client.MintJwtAsync("test.p256", "svc-web", TimeSpan.FromMinutes(5), null, Token);

        Assert.NotEqual(new JsonWebToken(first.Token).Id, new JsonWebToken(second.Token).Id);
    }

    [Fact]
    public async Task A_claim_that_is_the_brokers_own_is_refused()
    {
        using var client = shared.Agent.Connect();

        var error = await Assert.ThrowsAsync<BasilException>(() => client.MintJwtAsync("test.p256", "svc-web", null, """{"iss":"me"}""", Token));

        Assert.Equal("INVALID_REQUEST", error.Reason);
        Assert.DoesNotContain("alias/", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_shows_what_is_in_a_token()
    {
        var (exitCode, output, errors) = await shared.Agent.BasilAsync(
            Token, "mint-jwt", "--key-id", "test.p256", "--sub", "svc-web", "--ttl-secs", "300", "--decode");

        Assert.Equal((0, string.Empty), (exitCode, errors));
        Assert.Contains("ES256", Encoding.UTF8.GetString(output), StringComparison.Ordinal);
        Assert.Contains("svc-web", Encoding.UTF8.GetString(output), StringComparison.Ordinal);
    }
}
