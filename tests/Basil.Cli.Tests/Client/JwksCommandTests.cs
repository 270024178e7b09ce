// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;
using Basil.Core.Errors;
using Basil.Core.Jwt;
using Basil.Protocol;
using Basil.Testing;

namespace Basil.Cli.Tests.Client;

public sealed class JwksCommandTests
{
    [Theory]
    [InlineData("--key-id", "demo.p521", "--key-id", "demo.ed25519", "--key", "demo.p256")]
    [InlineData("demo.p521", "demo.ed25519", "demo.p256")]
    [InlineData("-k", "demo.p521", "demo.ed25519", "demo.p256", "--json")]
    public async Task The_named_keys_come_in_the_order_named(params string[] arguments)
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, ["jwks", .. arguments]);

        Assert.Equal((ExitCodes.Ok, string.Empty), (run.ExitCode, run.Errors));
        Assert.Equal([Kid(broker, "demo.p521", "ES512"), Kid(broker, "demo.ed25519", "EdDSA"), Kid(broker, "demo.p256", "ES256")], Kids(run.Bytes));
    }

    [Fact]
    public async Task One_key_of_the_set_is_what_get_public_key_prints()
    {
        await using var broker = await FakeBroker.StartAsync();

        var set = await CliRun.OfAsync(broker, "jwks", "demo.p384");
        var alone = await CliRun.OfAsync(broker, "get-public-key", "demo.p384", "--format", "jwk");

        Assert.Equal($$"""{"keys":[{{alone.Output.TrimEnd('\n')}}]}""" + "\n", set.Output);
    }

    [Fact]
    public async Task Without_names_it_is_what_may_be_listed_and_read_and_says_what_it_left_out()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "jwks");

        Assert.Equal(ExitCodes.Ok, run.ExitCode);
        Assert.Equal([Kid(broker, "demo.p256", "ES256")], Kids(run.Bytes));
        Assert.Equal(
            "basil: jwks: without demo.secret_signer, whose public key you may not read\nbasil: jwks: without other.ed25519, whose public key you may not read\n",
            run.Errors);
    }

    [Fact]
    public async Task A_named_key_that_is_denied_is_a_failure()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "jwks", "demo.p256", "demo.secret_signer");

        Assert.Equal((ExitCodes.Denied, 0), (run.ExitCode, run.Bytes.Length));
    }

    [Fact]
    public async Task A_listed_key_that_cannot_be_read_now_is_a_failure_and_the_file_stays_as_it_was()
    {
        using var directory = new TemporaryDirectory();
        var file = directory.File("jwks.json");
        await File.WriteAllTextAsync(file, "before", TestContext.Current.CancellationToken);
        await using var broker = await FakeBroker.StartAsync();
        broker.Fails = operation => operation == "get_public_key" ? BrokerStatus.ToException(BrokerError.BackendUnavailable(), operation) : null;

        var run = await CliRun.OfAsync(broker, "jwks", "--out", file);

        Assert.Equal((ExitCodes.Unavailable, 0), (run.ExitCode, run.Bytes.Length));
        Assert.Equal("before", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_gets_what_standard_output_would()
    {
        using var directory = new TemporaryDirectory();
        await using var broker = await FakeBroker.StartAsync();

        var toFile = await CliRun.OfAsync(broker, "jwks", "demo.p256", "-o", directory.File("jwks.json"));
        var toOutput = await CliRun.OfAsync(broker, "jwks", "demo.p256");

        Assert.Equal((ExitCodes.Ok, 0), (toFile.ExitCode, toFile.Bytes.Length));
        Assert.Equal(toOutput.Bytes, await File.ReadAllBytesAsync(directory.File("jwks.json"), TestContext.Current.CancellationToken));
    }

    private static string Kid(FakeBroker broker, string key, string algorithm) => JwtAlgorithm.KeyId(algorithm, broker.Keys.PublicKey(key).Bytes);

    private static string[] Kids(byte[] set) =>
        [.. JsonDocument.Parse(set).RootElement.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];
}
