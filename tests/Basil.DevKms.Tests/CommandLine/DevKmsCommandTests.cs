// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.CommandLine;

namespace Basil.DevKms.Tests.CommandLine;

public sealed class DevKmsCommandTests
{
    [Fact]
    public void Every_option_is_taken_with_a_space_or_an_equals_sign()
    {
        var spaced = DevKmsCommand.Parse(
            ["--port", "0", "--region", "eu-west-1", "--account", "111122223333", "--state", "f", "--latency-ms", "10", "--no-quotas", "--no-sigv4"]);
        var joined = DevKmsCommand.Parse(
            ["--no-sigv4", "--no-quotas", "--latency-ms=10", "--state=f", "--account=111122223333", "--region=eu-west-1", "--port=0"]);

        foreach (var command in new[] { spaced, joined })
        {
            Assert.Null(command.Error);
            Assert.Equal(0, command.Options.Port);
            Assert.Equal("eu-west-1", command.Options.Region);
            Assert.Equal("111122223333", command.Options.Account);
            Assert.Equal("f", command.Options.StateFile);
            Assert.Equal(10, command.Options.LatencyMs);
            Assert.False(command.Options.Quotas.Enabled);
            Assert.False(command.Options.VerifySignatures);
        }
    }

    [Fact]
    public void Without_options_the_port_is_4599_and_everything_is_checked()
    {
        var command = DevKmsCommand.Parse([]);

        Assert.Equal(4599, command.Options.Port);
        Assert.True(command.Options.Quotas.Enabled);
        Assert.True(command.Options.VerifySignatures);
        Assert.Null(command.Options.StateFile);
    }

    [Theory]
    [InlineData("--prot", "1")]
    [InlineData("4599")]
    [InlineData("--port")]
    [InlineData("--port", "high")]
    [InlineData("--port", "-1")]
    [InlineData("--port", "65536")]
    [InlineData("--port=")]
    [InlineData("--account", "12345")]
    [InlineData("--account", "12345678901x")]
    [InlineData("--region", "US EAST")]
    [InlineData("--latency-ms", "99999999999")]
    [InlineData("--latency-ms", "60001")]
    [InlineData("--no-quotas=1")]
    public async Task A_usage_error_is_told_on_standard_error_with_exit_code_2(params string[] arguments)
    {
        using var input = new StringReader("");
        using var output = new StringWriter();
        using var errors = new StringWriter();

        var exitCode = await DevKmsProcess.RunAsync(arguments, input, output, errors);

        Assert.Equal(2, exitCode);
        Assert.Empty(output.ToString());
        Assert.StartsWith("basil-dev-kms: ", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        using var output = new StringWriter();

        var exitCode = await DevKmsProcess.RunAsync(["--help"], TextReader.Null, output, TextWriter.Null);

        Assert.Equal(0, exitCode);
        Assert.All(
            ["--port", "--region", "--account", "--state", "--latency-ms", "--no-quotas", "--no-sigv4", "--exit-with-parent"],
            option => Assert.Contains(option, output.ToString(), StringComparison.Ordinal));
    }
}
