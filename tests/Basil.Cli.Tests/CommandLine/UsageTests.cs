// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;

namespace Basil.Cli.Tests.CommandLine;

public sealed class UsageTests
{
    [Theory]
    [InlineData("unknown command 'sgin'\nbasil: hint: did you mean `basil sign`?\nbasil: hint: `basil --help` lists the commands", "sgin")]
    [InlineData("unknown command 'wombats'\nbasil: hint: `basil --help` lists the commands", "wombats")]
    [InlineData("which command?", "--json")]
    [InlineData("sign: which key? name it: --key KEY", "sign")]
    [InlineData("sign: unrecognized command or argument 'c'", "sign", "a", "b", "c")]
    [InlineData("sign: one argument too many: with --key there is room for one, the payload", "sign", "--key", "a", "b", "c")]
    [InlineData("sign: the payload is given twice: as an argument and with --in", "sign", "a", "b", "--in", "c")]
    [InlineData("sign: --format: 'pem' is none of hex, base64, base64url, raw, der", "sign", "a", "b", "--format", "pem")]
    [InlineData("sign: unknown option '--fromat'", "sign", "a", "--fromat")]
    [InlineData("sign: unknown option '-x'", "sign", "-x", "a")]
    [InlineData("verify: which signature? --signature TEXT or --signature-file FILE", "verify", "a", "b")]
    [InlineData("verify: --signature or --signature-file, not both", "verify", "a", "b", "--signature", "00", "--signature-file", "c")]
    [InlineData("verify: --signature: not hexadecimal (an even number of the digits 0-9 and a-f)", "verify", "a", "b", "--signature", "0g")]
    [InlineData("verify: --signature: not base64url", "verify", "a", "b", "--signature", "+", "--signature-format", "base64url")]
    [InlineData("verify: --signature is text; raw bytes come from --signature-file", "verify", "a", "b", "--signature", "00", "--signature-format", "raw")]
    [InlineData("encrypt: --algorithm: 'aes' is none of aes-256-gcm, aes256-gcm, chacha20-poly1305", "encrypt", "a", "b", "--algorithm", "aes")]
    [InlineData("encrypt: --aad or --aad-hex, not both", "encrypt", "a", "b", "--aad", "c", "--aad-hex", "00")]
    [InlineData("encrypt: associated data is empty; leave the option out for none", "encrypt", "a", "b", "--aad-hex", "")]
    [InlineData("decrypt: one of --envelope, --ciphertext and --ciphertext-file", "decrypt", "a", "--ciphertext", "00", "--envelope", "b")]
    [InlineData("decrypt: --algorithm, --version and --nonce go with --ciphertext; an envelope has its own", "decrypt", "a", "--version", "2")]
    [InlineData("decrypt: --version: 'x' is no number, or too large", "decrypt", "a", "--version", "x")]
    [InlineData("decrypt: which key? name it: --key KEY", "decrypt", "--ciphertext", "00")]
    [InlineData("get-public-key: the key is given twice: --key and 'b'", "get-public-key", "--key", "a", "b")]
    [InlineData("get-public-key: --version: '4294967296' is no number, or too large", "get-public-key", "a", "--version", "4294967296")]
    [InlineData("mint-jwt: who is the token about? --sub TEXT", "mint-jwt", "a")]
    [InlineData("new-key: --key-type: 'rsa' is none of ed25519, ed25519-nkey, rsa-2048", "new-key", "a", "--key-type", "rsa")]
    [InlineData("status: --timeout must be above 0 and at most 3600", "status", "--timeout", "0")]
    [InlineData("status: --timeout must be above 0 and at most 3600", "status", "--timeout", "3601")]
    [InlineData("status: --timeout: 'soon' is no number, or too large", "status", "--timeout", "soon")]
    [InlineData("ready: --wait must be between 0 and 3600", "ready", "--wait", "3601")]
    [InlineData("explain: which catalog?", "explain", "--subject", "a", "--op", "sign", "--key", "b")]
    [InlineData("explain: unknown operation 'fly'", "explain", "--live", "--subject", "a", "--op", "fly", "--key", "b")]
    [InlineData("explain: which subject? --subject NAME", "explain", "--live", "--op", "sign", "--key", "b")]
    [InlineData("explain: which key? --key KEY", "explain", "--live", "--op", "sign", "--subject", "a")]
    [InlineData("explain: --live asks the running broker: --effective, --uid, --catalog, --policy and --config are for files", "explain", "--live", "--effective")]
    [InlineData("completions: ", "completions", "tcsh")]
    [InlineData("completions: required argument missing for command: 'completions'", "completions")]
    [InlineData("demo: the demo is for reading and has no --json; the commands that it shows have", "demo", "--json")]
    public async Task A_wrong_command_line_is_exit_code_2_and_says_what_is_wrong(string message, params string[] arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.Equal((ExitCodes.Usage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("basil: " + message, run.Errors, StringComparison.Ordinal);
        Assert.Contains("--help` ", run.Errors, StringComparison.Ordinal);
        Assert.All(run.Errors.TrimEnd('\n').Split('\n'), line => Assert.StartsWith("basil: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_command_at_all_shows_the_help_and_is_exit_code_2()
    {
        var run = await CliRun.OfAsync();

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("basil demo", run.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_is_told_by_command_and_by_option()
    {
        var command = await CliRun.OfAsync("version");
        var option = await CliRun.OfAsync("--version");
        var json = await CliRun.OfAsync("version", "--json");

        Assert.Matches("^basil [0-9]+\\.[0-9]+\\.[0-9]+\n$", command.Output);
        Assert.Equal(command.Output, option.Output);
        Assert.Equal($$"""{"version":"{{command.Output[6..^1]}}"}""" + "\n", json.Output);
    }
}
