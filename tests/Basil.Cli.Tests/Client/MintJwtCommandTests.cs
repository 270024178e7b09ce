// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;

namespace Basil.Cli.Tests.Client;

public sealed class MintJwtCommandTests
{
    private const string Header = """{"alg":"ES256","kid":"k","typ":"JWT"}""";
    private const string Claims = """{"iat":1700000000,"iss":"demo.jwt","sub":"me"}""";

    [Fact]
    public async Task Token_and_end_are_printed()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "mint-jwt", "--key-id", "demo.jwt", "--sub", "me", "--ttl-secs", "300", "--claims-json", """{"aud":"x"}""");

        var lines = run.Output.Split('\n');
        Assert.Equal((ExitCodes.Ok, 3, ""), (run.ExitCode, lines.Length, run.Errors));
        Assert.Equal(3, lines[0].Split('.').Length);
        Assert.Equal("expires_at: 1700000300", lines[1]);
        Assert.Equal(("""{"aud":"x"}""", 300L), (broker.MintRequest!.ExtraClaimsJson.ToStringUtf8(), broker.MintRequest.Ttl.Seconds));
    }

    [Fact]
    public async Task A_token_without_end_is_remarked_upon()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "mint-jwt", "demo.jwt", "--sub", "me");

        Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("never expires", run.Errors, StringComparison.Ordinal);
        Assert.Null(broker.MintRequest!.Ttl);
        Assert.Empty(broker.MintRequest.ExtraClaimsJson);
    }

    [Fact]
    public async Task Decode_shows_header_and_claims()
    {
        await using var broker = await FakeBroker.StartAsync();

        var text = await CliRun.OfAsync(broker, "mint-jwt", "demo.jwt", "--sub", "me", "--ttl", "1", "--decode");
        var json = await CliRun.OfAsync(broker, "mint-jwt", "demo.jwt", "--sub", "me", "--ttl", "1", "--decode", "--json");

        Assert.EndsWith($"\nexpires_at: 1700000001\nheader: {Header}\nclaims: {Claims}\n", text.Output, StringComparison.Ordinal);
        Assert.EndsWith($$""","expires_at":1700000001,"header":{{Header}},"claims":{{Claims}}}""" + "\n", json.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_come_from_a_file_or_standard_input_too()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(
            new CliSetting { Socket = broker.Socket, Input = """{"aud":["a","b"]}"""u8.ToArray() }, "mint-jwt", "demo.jwt", "--sub", "me", "--claims-file", "-");

        Assert.Equal(ExitCodes.Ok, run.ExitCode);
        Assert.Equal("""{"aud":["a","b"]}""", broker.MintRequest!.ExtraClaimsJson.ToStringUtf8());
    }

    [Theory]
    [InlineData("--claims-json", "[]", "the claims are not a JSON object")]
    [InlineData("--claims-json", "{", "the claims are not JSON: line 1, byte 2")]
    [InlineData("--ttl-secs", "-1", "--ttl-secs: '-1' is no number, or too large")]
    [InlineData("--ttl-secs", "99999999999", "--ttl-secs is more than a century")]
    public async Task What_cannot_be_asked_is_a_usage_error(string option, string value, string message)
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "mint-jwt", "demo.jwt", "--sub", "me", option, value);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.StartsWith($"basil: mint-jwt: {message}\n", run.Errors, StringComparison.Ordinal);
        Assert.Null(broker.MintRequest);
    }

    [Fact]
    public async Task New_key_prints_name_and_public_key()
    {
        await using var broker = await FakeBroker.StartAsync();

        var text = await CliRun.OfAsync(broker, "new-key", "--key-id", "a.b", "--key-type", "ecdsa-p521");
        var json = await CliRun.OfAsync(broker, "new-key", "a.b", "--json");

        Assert.Equal("key_id: a.b\npublic_key: 010c\n", text.Output);
        Assert.Equal("""{"key_id":"a.b","public_key":"0101"}""" + "\n", json.Output);
    }
}
