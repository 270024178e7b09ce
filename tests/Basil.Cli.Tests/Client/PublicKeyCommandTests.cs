// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Basil.Cli.Client;
using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;
using Basil.Client;
using Basil.Core.Jwt;
using Basil.Testing;

namespace Basil.Cli.Tests.Client;

public sealed class PublicKeyCommandTests
{
    [Theory]
    [InlineData("demo.p256")]
    [InlineData("demo.p384")]
    [InlineData("demo.p521")]
    public async Task Pem_and_der_import_as_the_same_key(string key)
    {
        await using var broker = await FakeBroker.StartAsync();
        using var fromPem = ECDsa.Create();
        using var fromDer = ECDsa.Create();

        fromPem.ImportFromPem((await CliRun.OfAsync(broker, "get-public-key", key)).Output);
        fromDer.ImportSubjectPublicKeyInfo((await CliRun.OfAsync(broker, "get-public-key", key, "--format", "der")).Bytes, out _);

        var expected = broker.Keys.Ecdsa(key).ExportSubjectPublicKeyInfo();
        Assert.Equal(expected, fromPem.ExportSubjectPublicKeyInfo());
        Assert.Equal(expected, fromDer.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public async Task Openssl_reads_the_pem_of_an_Ed25519_key()
    {
        var openssl = ExternalTool.Require("openssl");
        await using var broker = await FakeBroker.StartAsync();

        var pem = await CliRun.OfAsync(broker, "get-public-key", "demo.ed25519");

        var (exitCode, output, errors) = await ChildProcess.RunAsync(
            openssl, ["pkey", "-pubin", "-outform", "DER"], pem.Bytes, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, errors);
        Assert.Equal(broker.Keys.PublicKey("demo.ed25519").Bytes, output[^32..]);
    }

    [Theory]
    [InlineData("demo.p256", "P-256", "ES256")]
    [InlineData("demo.p384", "P-384", "ES384")]
    [InlineData("demo.p521", "P-521", "ES512")]
    public async Task A_jwk_imports_as_the_same_key_and_has_the_kid_of_its_tokens(string key, string curve, string algorithm)
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "get-public-key", key, "--format", "jwk");

        var jwk = JsonDocument.Parse(run.Bytes).RootElement;
        Assert.Equal(("EC", curve, "sig", algorithm), (Text(jwk, "kty"), Text(jwk, "crv"), Text(jwk, "use"), Text(jwk, "alg")));
        Assert.Equal(JwtAlgorithm.KeyId(algorithm, broker.Keys.PublicKey(key).Bytes), Text(jwk, "kid"));
        using var imported = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.CreateFromFriendlyName("nist" + curve.Replace("-", string.Empty, StringComparison.Ordinal)),
            Q = new ECPoint { X = Base64Url.DecodeFromChars(Text(jwk, "x")), Y = Base64Url.DecodeFromChars(Text(jwk, "y")) },
        });
        Assert.Equal(broker.Keys.Ecdsa(key).ExportSubjectPublicKeyInfo(), imported.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public async Task An_Ed25519_jwk_is_an_octet_key_pair()
    {
        await using var broker = await FakeBroker.StartAsync();

        var jwk = JsonDocument.Parse((await CliRun.OfAsync(broker, "get-public-key", "demo.ed25519", "--format", "jwk")).Bytes).RootElement;

        Assert.Equal(("OKP", "Ed25519", "EdDSA"), (Text(jwk, "kty"), Text(jwk, "crv"), Text(jwk, "alg")));
        Assert.Equal(broker.Keys.PublicKey("demo.ed25519").Bytes, Base64Url.DecodeFromChars(Text(jwk, "x")));
        Assert.False(jwk.TryGetProperty("y", out _));
    }

    [Fact]
    public async Task The_keys_own_bytes_come_in_four_forms()
    {
        await using var broker = await FakeBroker.StartAsync();
        var expected = broker.Keys.PublicKey("demo.p256").Bytes;

        Assert.Equal(expected, (await CliRun.OfAsync(broker, "get-public-key", "demo.p256", "--format", "raw")).Bytes);
        Assert.Equal(Convert.ToHexStringLower(expected) + "\n", (await CliRun.OfAsync(broker, "get-public-key", "demo.p256", "--format", "hex")).Output);
        Assert.Equal(Convert.ToBase64String(expected) + "\n", (await CliRun.OfAsync(broker, "get-public-key", "demo.p256", "--format", "base64")).Output);
        Assert.Equal(Base64Url.EncodeToString(expected) + "\n", (await CliRun.OfAsync(broker, "get-public-key", "demo.p256", "--format", "base64url")).Output);
    }

    [Theory]
    [InlineData("pem", JsonValueKind.String)]
    [InlineData("jwk", JsonValueKind.Object)]
    [InlineData("der", JsonValueKind.String)]
    [InlineData("raw", JsonValueKind.String)]
    [InlineData("hex", JsonValueKind.String)]
    public async Task Json_has_the_key_in_the_format_asked_for(string format, JsonValueKind kind)
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "get-public-key", "demo.p256", "--format", format, "--version", "7", "--json");

        var answer = JsonDocument.Parse(run.Bytes).RootElement;
        Assert.Equal(["key_id", "key_type", "version", "format", "public_key"], answer.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("demo.p256", "ecdsa-p256", 7, kind), (Text(answer, "key_id"), Text(answer, "key_type"), answer.GetProperty("version").GetInt32(), answer.GetProperty("public_key").ValueKind));
    }

    [Fact]
    public void A_broker_that_answers_in_pem_gives_the_same_bytes()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var answer = new BasilPublicKey("k", BasilKeyType.EcdsaP256, Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()), 1);

        var published = PublishedKey.Of(answer);

        Assert.Equal(65, published.Raw.Length);
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), published.SubjectPublicKeyInfo);
    }

    [Fact]
    public void Bytes_that_are_no_key_have_no_pem_form()
    {
        var published = PublishedKey.Of(new BasilPublicKey("k", BasilKeyType.EcdsaP256, new byte[] { 4, 1, 2 }, 1));

        Assert.Throws<CryptographicException>(() => PublicKeyText.Pem(published));
        Assert.Throws<CryptographicException>(() => PublicKeyText.Jwk(published));
    }

    [Fact]
    public async Task Der_does_not_go_to_a_terminal()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(new CliSetting { Socket = broker.Socket, OutputIsTerminal = true }, "get-public-key", "demo.p256", "--format", "der");

        Assert.Equal((ExitCodes.Failed, 0), (run.ExitCode, run.Bytes.Length));
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
