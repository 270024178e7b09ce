// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;
using Basil.Testing;

namespace Basil.Cli.Tests.Client;

public sealed class SignCommandTests
{
    // NUL, bytes that are no UTF-8, CR LF, a lone newline at the end: all of it is the message.
    private static readonly byte[] Awkward = [0, 0xff, 0xfe, (byte)'a', (byte)'\r', (byte)'\n', 0xc3, 0, (byte)'\n'];

    [Theory]
    [InlineData("sign", "--key-id", "demo.p256", "release v1")]
    [InlineData("sign", "demo.p256", "release v1")]
    [InlineData("sign", "release v1", "--key", "demo.p256")]
    [InlineData("sign", "-k", "demo.p256", "--", "release v1")]
    public async Task The_key_is_named_by_position_or_by_option(params string[] arguments)
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, arguments);

        Assert.Equal("release v1", Encoding.UTF8.GetString(broker.SignedMessage!));
        Assert.EndsWith("\n", run.Output, StringComparison.Ordinal);
        Assert.True(broker.Keys.Verify("demo.p256", broker.SignedMessage!, Convert.FromHexString(run.Output.TrimEnd())));
    }

    [Fact]
    public async Task Standard_input_is_signed_byte_for_byte_when_there_is_no_payload_or_a_dash()
    {
        await using var broker = await FakeBroker.StartAsync();
        var setting = new CliSetting { Socket = broker.Socket, Input = Awkward };

        foreach (var arguments in (string[][])[["sign", "demo.p256"], ["sign", "demo.p256", "-"], ["sign", "demo.p256", "--in", "-"]])
        {
            broker.SignedMessage = null;
            var run = await CliRun.OfAsync(setting, arguments);

            Assert.Equal(ExitCodes.Ok, run.ExitCode);
            Assert.Equal(Awkward, broker.SignedMessage);
        }
    }

    [Fact]
    public async Task A_file_is_signed_byte_for_byte()
    {
        await using var broker = await FakeBroker.StartAsync();
        using var directory = new TemporaryDirectory();
        await File.WriteAllBytesAsync(directory.File("message"), Awkward, TestContext.Current.CancellationToken);

        var run = await CliRun.OfAsync(broker, "sign", "demo.p256", "--in", directory.File("message"));

        Assert.Equal(ExitCodes.Ok, run.ExitCode);
        Assert.Equal(Awkward, broker.SignedMessage);
    }

    [Theory]
    [InlineData("")]
    [InlineData("@home")]
    [InlineData("--")]
    [InlineData("[diagram]")]
    [InlineData("a b\n\"c\" 'd' \\ é 日本")]
    public async Task An_argument_is_signed_as_it_is(string payload)
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "sign", "demo.p256", "--", payload);

        Assert.Equal(ExitCodes.Ok, run.ExitCode);
        Assert.Equal(payload, Encoding.UTF8.GetString(broker.SignedMessage!));
    }

    [Fact]
    public async Task An_argument_that_lost_bytes_on_its_way_is_refused()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "sign", "demo.p256", "caf\uFFFD");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Null(broker.SignedMessage);
        Assert.Contains("--in FILE", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formats_show_the_same_signature()
    {
        await using var broker = await FakeBroker.StartAsync();

        var hex = Convert.FromHexString((await CliRun.OfAsync(broker, "sign", "demo.ed25519", "m")).Output.TrimEnd());
        var base64 = Convert.FromBase64String((await CliRun.OfAsync(broker, "sign", "demo.ed25519", "m", "--format", "base64")).Output.TrimEnd());
        var base64Url = (await CliRun.OfAsync(broker, "sign", "demo.ed25519", "m", "--format", "base64url")).Output;
        var raw = await CliRun.OfAsync(broker, "sign", "demo.ed25519", "m", "--format", "raw");

        Assert.Equal(hex, base64);
        Assert.Equal(hex, System.Buffers.Text.Base64Url.DecodeFromChars(base64Url.TrimEnd()));
        Assert.Equal(hex, raw.Bytes);
    }

    [Fact]
    public async Task Raw_bytes_do_not_go_to_a_terminal()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(new CliSetting { Socket = broker.Socket, OutputIsTerminal = true }, "sign", "demo.ed25519", "m", "--format", "raw");

        Assert.Equal((ExitCodes.Failed, 0), (run.ExitCode, run.Bytes.Length));
        Assert.StartsWith("basil: sign: refusing to write binary to a terminal\nbasil: hint: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_names_key_format_and_signature()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "sign", "demo.p521", "m", "--json");

        var answer = JsonDocument.Parse(run.Bytes).RootElement;
        Assert.Equal(["key_id", "format", "signature"], answer.EnumerateObject().Select(field => field.Name));
        Assert.Equal(132, Convert.FromHexString(answer.GetProperty("signature").GetString()!).Length);
    }

    [Theory]
    [InlineData("demo.p256", "-sha256")]
    [InlineData("demo.p384", "-sha384")]
    [InlineData("demo.p521", "-sha512")]
    public async Task Openssl_accepts_der_signatures_with_the_exported_key(string key, string hash)
    {
        var openssl = ExternalTool.Require("openssl");
        await using var broker = await FakeBroker.StartAsync();
        using var directory = new TemporaryDirectory();
        await File.WriteAllBytesAsync(directory.File("message"), Awkward, TestContext.Current.CancellationToken);

        var export = await CliRun.OfAsync(broker, "get-public-key", key, "--out", directory.File("key.pem"));
        var sign = await CliRun.OfAsync(broker, "sign", key, "--in", directory.File("message"), "--format", "der", "--out", directory.File("message.sig"));

        Assert.Equal((ExitCodes.Ok, ExitCodes.Ok), (export.ExitCode, sign.ExitCode));
        var (exitCode, output, _) = await ChildProcess.RunAsync(
            openssl,
            ["dgst", hash, "-verify", directory.File("key.pem"), "-signature", directory.File("message.sig"), directory.File("message")],
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((0, "Verified OK\n"), (exitCode, Encoding.UTF8.GetString(output)));
    }

    [Fact]
    public async Task An_Ed25519_signature_has_no_der_form_and_none_is_made()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "sign", "demo.ed25519", "m", "--format", "der");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Null(broker.SignedMessage);
    }

    [Fact]
    public async Task A_file_is_replaced_whole_and_nothing_is_left_beside_it()
    {
        await using var broker = await FakeBroker.StartAsync();
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.File("sig"), new string('x', 10_000), TestContext.Current.CancellationToken);

        var run = await CliRun.OfAsync(broker, "sign", "demo.p256", "m", "--out", directory.File("sig"));

        Assert.Equal((ExitCodes.Ok, 0), (run.ExitCode, run.Bytes.Length));
        Assert.Equal(129, new FileInfo(directory.File("sig")).Length);
        Assert.Equal([directory.File("sig")], Directory.GetFiles(directory.Path));
    }

    [Theory]
    [InlineData("--in", "/nonexistent/message", "cannot read /nonexistent/message: the directory does not exist")]
    [InlineData("--in", "/etc", "cannot read /etc: permission denied")]
    public async Task An_unreadable_file_is_named(string option, string path, string message)
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "sign", "demo.p256", option, path);

        Assert.Equal((ExitCodes.Failed, $"basil: sign: {message}\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task More_than_a_request_can_carry_is_refused_before_it_is_sent()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(new CliSetting { Socket = broker.Socket, Input = new byte[(4 * 1024 * 1024) + 1] }, "sign", "demo.p256");

        Assert.Equal((ExitCodes.Failed, "basil: sign: the payload is longer than 4 MiB, the most that one request can carry\n"), (run.ExitCode, run.Errors));
        Assert.Null(broker.SignedMessage);
    }

    [Fact]
    public async Task A_person_is_told_that_the_terminal_is_read()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(new CliSetting { Socket = broker.Socket, Input = [1], InputIsTerminal = true }, "sign", "demo.p256");

        Assert.Equal("basil: reading the payload from the terminal; Ctrl-D ends it\n", run.Errors);
    }
}
