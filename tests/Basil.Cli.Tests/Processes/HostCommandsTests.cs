// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.Cli.Tests.Fakes;
using Basil.Testing;

namespace Basil.Cli.Tests.Processes;

/// <summary>These commands replace their own process, so they run as one.</summary>
public sealed class HostCommandsTests
{
    [Theory]
    [InlineData(new[] { "agent", "-c", "basil.json" }, "--config basil.json")]
    [InlineData(new[] { "agent", "--policy", "p p", "--catalog", "c", "--socket", "/s" }, "--catalog c --policy p p --socket /s")]
    [InlineData(new[] { "--socket", "/s", "agent", "--exit-with-parent" }, "--socket /s --exit-with-parent")]
    [InlineData(new[] { "agent", "--", "--help" }, "--help")]
    [InlineData(new[] { "agent", "--audit-log", "a", "--log-level", "debug" }, "--audit-log a --log-level debug")]
    public async Task Agent_becomes_the_agent_with_the_same_flags(string[] arguments, string expected)
    {
        using var script = new HostScript("basil-agent", "echo \"$@\"; exit 42");

        var (exitCode, output, errors) = await RunAsync(script, arguments);

        Assert.Equal((42, expected + "\n", ""), (exitCode, output, errors));
    }

    [Fact]
    public async Task Dev_kms_passes_all_options_on()
    {
        using var script = new HostScript("basil-dev-kms", "echo \"$@\"");

        var (exitCode, output, _) = await RunAsync(script, ["dev-kms", "--port", "4599", "--state", "x"]);

        Assert.Equal((0, "--port 4599 --state x\n"), (exitCode, output));
    }

    [Fact]
    public async Task The_process_is_the_same_so_that_signals_reach_the_host()
    {
        using var script = new HostScript("basil-agent", "trap 'echo told to end; exit 9' TERM\necho $$\nwhile :; do sleep 0.01; done");
        await using var agent = ChildProcess.Start(BuiltCli.Path, ["agent"], new Dictionary<string, string?> { ["BASIL_HOST_DIR"] = script.Directory });
        await agent.WaitForLineAsync(agent.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        await agent.SignalAsync(15, TestContext.Current.CancellationToken);

        Assert.Equal(9, await agent.WaitForExitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(HostScript script, string[] arguments)
    {
        var (exitCode, output, errors) = await ChildProcess.RunAsync(
            BuiltCli.Path,
            arguments,
            environment: new Dictionary<string, string?> { ["BASIL_HOST_DIR"] = script.Directory, ["BASIL_SOCKET"] = null },
            cancellationToken: TestContext.Current.CancellationToken);
        return (exitCode, Encoding.UTF8.GetString(output), errors);
    }
}
