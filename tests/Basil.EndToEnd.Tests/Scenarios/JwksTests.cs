// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Basil.EndToEnd.Tests.Processes;
using Basil.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Basil.EndToEnd.Tests.Scenarios;

/// <summary>A JWT library that knows nothing of us takes the key set and finds in it the key of each token.</summary>
public sealed class JwksTests : IAsyncLifetime
{
    private const string Published = "test.p256, test.p384, test.p521, test.ed25519";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly string[] Paths = ["/jwks.json", "/.well-known/jwks.json"];

    private RunningAgent? _agent;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunningAgent Agent => _agent!;

    public async ValueTask InitializeAsync() => _agent = await RunningAgent.StartAsync(
        Token,
        environment: new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["BASIL_DEVKMS__ENABLED"] = "true",
            ["BASIL_JWKS__LISTEN"] = "127.0.0.1:0",
            ["BASIL_JWKS__KEYS"] = Published,
        });

    public async ValueTask DisposeAsync()
    {
        if (_agent is not null)
        {
            await _agent.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_JWT_library_finds_the_key_of_each_token_in_the_printed_set_and_in_the_served_one()
    {
        var printed = await PrintedAsync("--key-id", "test.p256", "--key-id", "test.p384", "--key-id", "test.p521");
        var served = await ServedAsync();

        foreach (var (key, algorithm) in new[] { ("test.p256", "ES256"), ("test.p384", "ES384"), ("test.p521", "ES512") })
        {
            using var client = Agent.Connect();
            var token = (await client.MintJwtAsync(key, "svc-web", TimeSpan.FromMinutes(5), """{"aud":"api"}""", Token)).Token;
            foreach (var set in new[] { printed, served })
            {
                Assert.True((await ValidateAsync(token, key, algorithm, set)).IsValid, key);
                Assert.IsType<SecurityTokenSignatureKeyNotFoundException>((await ValidateAsync(token, key, algorithm, Without(token, set))).Exception);
            }
        }
    }

    [Fact]
    public async Task An_Ed25519_token_is_checked_by_openssl_with_the_key_of_the_set()
    {
        using var client = Agent.Connect();
        var token = (await client.MintJwtAsync("test.ed25519", "svc-web", null, null, Token)).Token;
        using var set = JsonDocument.Parse(await ServedAsync());
        var kid = new JsonWebToken(token).Kid;
        var key = set.RootElement.GetProperty("keys").EnumerateArray().Single(key => key.GetProperty("kid").GetString() == kid);
        var (signed, signature) = (token[..token.LastIndexOf('.')], Base64UrlEncoder.DecodeBytes(token.Split('.')[2]));

        Assert.Equal(("OKP", "Ed25519", "EdDSA"), (Text(key, "kty"), Text(key, "crv"), Text(key, "alg")));
        Assert.True(await VerifiesAsync(Base64UrlEncoder.DecodeBytes(Text(key, "x")), Encoding.ASCII.GetBytes(signed), signature));
        Assert.False(await VerifiesAsync(Base64UrlEncoder.DecodeBytes(Text(key, "x")), Encoding.ASCII.GetBytes(signed + "0"), signature));
    }

    [Fact]
    public async Task The_served_set_is_the_published_keys_alone_and_both_sets_have_the_same_bytes_for_a_key()
    {
        var served = await ServedAsync();

        Assert.Equal(await PrintedAsync("test.ed25519", "test.p256", "test.p384", "test.p521"), served);
        Assert.Equal(await PrintedAsync(), served);
    }

    private static async Task<TokenValidationResult> ValidateAsync(string token, string issuer, string algorithm, string set) =>
        await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = "api",
            ValidAlgorithms = [algorithm],
            TryAllIssuerSigningKeys = false,
            IssuerSigningKeys = new JsonWebKeySet(set).GetSigningKeys(),
        });

    /// <summary>The set without the token's own key.</summary>
    private static string Without(string token, string set)
    {
        using var document = JsonDocument.Parse(set);
        var kid = new JsonWebToken(token).Kid;
        var others = document.RootElement.GetProperty("keys").EnumerateArray().Where(key => Text(key, "kid") != kid).Select(key => key.GetRawText()).ToArray();
        Assert.NotEmpty(others);
        return $$"""{"keys":[{{string.Join(',', others)}}]}""";
    }

    private static async Task<bool> VerifiesAsync(byte[] key, byte[] message, byte[] signature)
    {
        using var directory = new TemporaryDirectory();
        byte[] der = [.. Convert.FromHexString("302a300506032b6570032100"), .. key];
        await File.WriteAllTextAsync(directory.File("key.pem"), PemEncoding.WriteString("PUBLIC KEY", der), Token);
        await File.WriteAllBytesAsync(directory.File("message"), message, Token);
        await File.WriteAllBytesAsync(directory.File("signature"), signature, Token);
        var (exitCode, _, _) = await ChildProcess.RunAsync(
            ExternalTool.Require("openssl"),
            ["pkeyutl", "-verify", "-pubin", "-inkey", directory.File("key.pem"), "-rawin", "-in", directory.File("message"), "-sigfile", directory.File("signature")],
            cancellationToken: Token);
        return exitCode == 0;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private async Task<string> PrintedAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await Agent.BasilAsync(Token, ["jwks", .. arguments]);
        Assert.Equal((0, string.Empty), (exitCode, errors));
        return Encoding.ASCII.GetString(output).TrimEnd('\n');
    }

    /// <summary>The set over HTTP, once the agent's first refresh is through.</summary>
    private async Task<string> ServedAsync()
    {
        const string Words = "Serving the JSON Web Key Set at ";
        var line = await Agent.Process.WaitForLineAsync(Words, Limit, Token);
        await Agent.Process.WaitForLineAsync("The JSON Web Key Set has 4 keys", Limit, Token);
        var address = new Uri(line[(line.IndexOf(Words, StringComparison.Ordinal) + Words.Length)..].TrimEnd('.'));
        Assert.Equal(("http", IPAddress.Loopback.ToString()), (address.Scheme, address.Host));
        using var client = new HttpClient(new SocketsHttpHandler());
        var sets = new List<string>();
        foreach (var path in Paths)
        {
            sets.Add(await client.GetStringAsync(new Uri(address, path), Token));
        }

        Assert.Equal(sets[0], sets[1]);
        return sets[0];
    }
}
