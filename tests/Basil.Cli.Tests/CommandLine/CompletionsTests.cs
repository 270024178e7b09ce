// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.Cli.Completions;
using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;
using Basil.Testing;

namespace Basil.Cli.Tests.CommandLine;

public sealed class CompletionsTests
{
    public static TheoryData<string> Shells => [.. CompletionScripts.All.Keys];

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Each_shell_has_a_script_that_asks_the_program(string shell)
    {
        var run = await CliRun.OfAsync("completions", shell);

        Assert.Equal((ExitCodes.Ok, ""), (run.ExitCode, run.Errors));
        Assert.Contains("[suggest:", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("basil get", "get-public-key")]
    [InlineData("basil sign --for", "--format")]
    [InlineData("basil sign --format b", "base64", "base64url")]
    [InlineData("basil explain --op get_", "get_public_key")]
    [InlineData("basil completions f", "fish")]
    public async Task The_program_suggests_commands_options_and_their_words(string line, params string[] expected)
    {
        var run = await CliRun.OfAsync($"[suggest:{line.Length}]", line);

        var suggestions = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ExitCodes.Ok, run.ExitCode);
        Assert.All(expected, word => Assert.Contains(word, suggestions));
    }

    [Fact]
    public async Task Bash_completes_with_the_script()
    {
        var bash = ExternalTool.Require("bash");
        var script = (await CliRun.OfAsync("completions", "bash")).Output;
        var test = script + """

            COMP_LINE='basil ver'; COMP_POINT=9; COMP_WORDS=(basil ver); COMP_CWORD=1
            _basil
            printf '%s\n' "${COMPREPLY[@]}"
            """;

        var (exitCode, output, errors) = await ChildProcess.RunAsync(
            bash,
            ["--norc", "-c", test],
            environment: new Dictionary<string, string?> { ["PATH"] = Path.GetDirectoryName(BuiltCli.Path) + ":" + Environment.GetEnvironmentVariable("PATH") },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(["verify", "version"], Encoding.UTF8.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }
}
