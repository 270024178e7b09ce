// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;
using Basil.Testing;

namespace Basil.Cli.Tests.Client;

public sealed partial class EncryptDecryptTests
{
    private static readonly byte[] Secret = [0, 0xff, (byte)'x', (byte)'\n'];

    [Fact]
    public async Task Encrypt_prints_four_lines_and_their_values_are_options_of_decrypt()
    {
        await using var broker = await FakeBroker.StartAsync();

        var encrypt = await CliRun.OfAsync(broker, "encrypt", "--key-id", "demo.aead", "--algorithm", "aes256-gcm", "--aad-hex", "0aff", "hello");

        var match = Lines().Match(encrypt.Output);
        Assert.True(match.Success, encrypt.Output);
        var decrypt = await CliRun.OfAsync(
            broker, "decrypt", "--key-id", "demo.aead", "--algorithm", "aes-256-gcm", "--version", "1", "--nonce", "", "--ciphertext", match.Groups[1].Value, "--aad-hex", "0aff");
        Assert.Equal((ExitCodes.Ok, Convert.ToHexStringLower("hello"u8) + "\n"), (decrypt.ExitCode, decrypt.Output));
    }

    [Theory]
    [InlineData("hex")]
    [InlineData("base64")]
    [InlineData("base64url")]
    public async Task An_envelope_goes_round_with_its_key_and_its_encoding(string format)
    {
        await using var broker = await FakeBroker.StartAsync();
        using var directory = new TemporaryDirectory();
        var envelope = directory.File("envelope.json");

        var encrypt = await CliRun.OfAsync(
            new CliSetting { Socket = broker.Socket, Input = Secret }, "encrypt", "demo.aead", "--aad", "tenant 42", "--json", "--format", format, "--out", envelope);
        var decrypt = await CliRun.OfAsync(broker, "decrypt", "--envelope", envelope, "--aad", "tenant 42", "--format", "raw");

        Assert.Equal((ExitCodes.Ok, ""), (encrypt.ExitCode, encrypt.Errors));
        Assert.Equal((ExitCodes.Ok, ""), (decrypt.ExitCode, decrypt.Errors));
        Assert.Equal(Secret, decrypt.Bytes);
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(envelope, TestContext.Current.CancellationToken));
        Assert.Equal(
            ["key_id", "algorithm", "version", "encoding", "nonce", "ciphertext"],
            document.RootElement.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task What_encrypt_prints_can_be_piped_into_decrypt()
    {
        await using var broker = await FakeBroker.StartAsync();

        foreach (var options in (string[][])[[], ["--json"]])
        {
            var encrypt = await CliRun.OfAsync(broker, ["encrypt", "demo.aead", "hello", .. options]);
            var decrypt = await CliRun.OfAsync(
                new CliSetting { Socket = broker.Socket, Input = encrypt.Bytes }, "decrypt", "demo.aead", "--format", "raw");

            Assert.Equal("hello", decrypt.Output);
        }
    }

    [Fact]
    public async Task A_ciphertext_alone_goes_round_as_raw_bytes()
    {
        await using var broker = await FakeBroker.StartAsync();
        using var directory = new TemporaryDirectory();

        await CliRun.OfAsync(broker, "encrypt", "demo.aead", "hello", "--format", "raw", "--out", directory.File("c"));
        var decrypt = await CliRun.OfAsync(broker, "decrypt", "demo.aead", "--ciphertext-file", directory.File("c"), "--ciphertext-format", "raw", "--format", "base64");

        Assert.Equal("aGVsbG8=\n", decrypt.Output);
    }

    [Theory]
    [InlineData("--aad", "tenant 43")]
    [InlineData("--aad-hex", "00")]
    [InlineData()]
    public async Task Other_associated_data_does_not_open_it(params string[] options)
    {
        await using var broker = await FakeBroker.StartAsync();
        var encrypt = await CliRun.OfAsync(broker, "encrypt", "demo.aead", "hello", "--aad", "tenant 42", "--json");

        var decrypt = await CliRun.OfAsync(new CliSetting { Socket = broker.Socket, Input = encrypt.Bytes }, ["decrypt", .. options]);

        Assert.Equal((ExitCodes.Failed, "", "basil: decrypt: decrypt failed [INVALID_ARGUMENT/DECRYPT_FAILED]\n"), (decrypt.ExitCode, decrypt.Output, decrypt.Errors));
    }

    [Fact]
    public async Task Text_and_hex_are_two_spellings_of_the_same_associated_data()
    {
        await using var broker = await FakeBroker.StartAsync();
        var encrypt = await CliRun.OfAsync(broker, "encrypt", "demo.aead", "hello", "--aad", "é", "--json");

        var decrypt = await CliRun.OfAsync(new CliSetting { Socket = broker.Socket, Input = encrypt.Bytes }, "decrypt", "--aad-hex", "c3a9", "--format", "raw");

        Assert.Equal("hello", decrypt.Output);
    }

    [Fact]
    public async Task A_file_with_plaintext_is_the_owners_alone()
    {
        await using var broker = await FakeBroker.StartAsync();
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.File("plain"), "old", TestContext.Current.CancellationToken);
        var encrypt = await CliRun.OfAsync(broker, "encrypt", "demo.aead", "hello", "--json");

        var run = await CliRun.OfAsync(
            new CliSetting { Socket = broker.Socket, Input = encrypt.Bytes }, "decrypt", "--format", "raw", "--out", directory.File("plain"));

        Assert.Equal((ExitCodes.Ok, 0), (run.ExitCode, run.Bytes.Length));
        Assert.Equal("hello", await File.ReadAllTextAsync(directory.File("plain"), TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(directory.File("plain")));
    }

    [Fact]
    public async Task A_terminal_is_shown_text_and_is_spared_binary()
    {
        await using var broker = await FakeBroker.StartAsync();

        var text = await DecryptOnTerminalAsync(broker, Encoding.UTF8.GetBytes("Grüße\n"));
        var binary = await DecryptOnTerminalAsync(broker, "\e[2J"u8.ToArray());

        Assert.Equal((ExitCodes.Ok, "Grüße\n"), (text.ExitCode, text.Output));
        Assert.Equal((ExitCodes.Failed, ""), (binary.ExitCode, binary.Output));
    }

    [Theory]
    [InlineData("not an envelope")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"algorithm":"aes-256-gcm","version":1,"nonce":""}""")]
    [InlineData("""{"algorithm":"rot13","version":1,"nonce":"","ciphertext":"00"}""")]
    [InlineData("""{"algorithm":"aes-256-gcm","version":-1,"nonce":"","ciphertext":"00"}""")]
    [InlineData("""{"algorithm":"aes-256-gcm","version":1,"nonce":"","ciphertext":"0"}""")]
    [InlineData("""{"algorithm":"aes-256-gcm","version":1,"nonce":"","ciphertext":"00","encoding":"raw"}""")]
    [InlineData("""{"algorithm":"aes-256-gcm","version":1,"version":2,"nonce":"","ciphertext":"00"}""")]
    [InlineData("algorithm: aes-256-gcm\nalgorithm: aes-256-gcm")]
    public async Task A_malformed_envelope_is_a_usage_error(string envelope)
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(new CliSetting { Socket = broker.Socket, Input = Encoding.UTF8.GetBytes(envelope) }, "decrypt", "demo.aead");

        Assert.Equal((ExitCodes.Usage, 0), (run.ExitCode, run.Bytes.Length));
        Assert.StartsWith("basil: decrypt: the envelope", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_of_decrypt_has_the_plaintext_in_base64_when_raw_is_asked_for()
    {
        await using var broker = await FakeBroker.StartAsync();
        var encrypt = await CliRun.OfAsync(broker, "encrypt", "demo.aead", "hello", "--json");

        var run = await CliRun.OfAsync(new CliSetting { Socket = broker.Socket, Input = encrypt.Bytes }, "decrypt", "--format", "raw", "--json");

        Assert.Equal("""{"key_id":"demo.aead","format":"raw","plaintext":"aGVsbG8="}""" + "\n", run.Output);
    }

    private static async Task<CliRun> DecryptOnTerminalAsync(FakeBroker broker, byte[] plaintext)
    {
        var encrypt = await CliRun.OfAsync(new CliSetting { Socket = broker.Socket, Input = plaintext }, "encrypt", "demo.aead", "--json");
        return await CliRun.OfAsync(new CliSetting { Socket = broker.Socket, Input = encrypt.Bytes, OutputIsTerminal = true }, "decrypt", "--format", "raw");
    }

    [GeneratedRegex("^algorithm: aes-256-gcm\nversion: 1\nnonce: \nciphertext: ([0-9a-f]+)\n$", RegexOptions.CultureInvariant)]
    private static partial Regex Lines();
}
