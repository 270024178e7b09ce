// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using Basil.Cli.Processes;
using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;

namespace Basil.Cli.Tests.Processes;

public sealed class HostProcessTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Ready_is_the_line_that_says_so_and_its_address()
    {
        using var script = new HostScript("host", "echo starting\nprintf 'ready /a/b c.sock\\n'\nexec sleep 60");
        await using var host = Start(script);

        var address = await host.WaitUntilReadyAsync(Limit, TestContext.Current.CancellationToken);

        Assert.Equal("/a/b c.sock", address);
    }

    [Fact]
    public async Task A_line_that_is_not_finished_is_not_believed()
    {
        using var script = new HostScript("host", "printf 'ready /short'\nexec sleep 60");
        await using var host = Start(script);

        var failure = await Assert.ThrowsAsync<CommandException>(() => host.WaitUntilReadyAsync(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken));

        Assert.Equal("the host program was not ready within 0 s", failure.Message);
    }

    [Fact]
    public async Task One_that_ends_first_fails_with_its_last_words()
    {
        using var script = new HostScript("host", "echo no configuration >&2\nprintf 'no newline'\nexit 7");
        await using var host = Start(script);

        var failure = await Assert.ThrowsAsync<CommandException>(() => host.WaitUntilReadyAsync(Limit, TestContext.Current.CancellationToken));

        Assert.Equal("the host program ended with exit code 7 before it was ready", failure.Message);
        Assert.Equal(["it said: no configuration", "it said: no newline"], failure.Details);
    }

    [Fact]
    public async Task Disposing_stops_it_gently()
    {
        using var script = new HostScript("host", "trap 'echo stopped gently; exit 0' TERM\necho ready x\nwhile :; do read -r line || sleep 0.01; done");
        int id;
        await using (var host = Start(script))
        {
            await host.WaitUntilReadyAsync(Limit, TestContext.Current.CancellationToken);
            id = host.Id;
        }

        Assert.False(IsRunning(id));
        Assert.Contains("stopped gently", await File.ReadAllTextAsync(script.Log, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_left_runs_on()
    {
        using var script = new HostScript("host", "echo ready x\nexec sleep 60");
        int id;
        await using (var host = Start(script, detached: true))
        {
            await host.WaitUntilReadyAsync(Limit, TestContext.Current.CancellationToken);
            host.Leave();
            id = host.Id;
        }

        using var left = Process.GetProcessById(id);
        Assert.False(left.HasExited);
        left.Kill();
        await left.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Standard_input_is_a_pipe_that_ends_with_the_parent_unless_detached()
    {
        const string Script = "if [ -p /dev/stdin ]; then echo ready pipe; else echo ready other; fi\nexec sleep 60";
        using var script = new HostScript("host", Script);

        await using (var owned = Start(script))
        {
            Assert.Equal("pipe", await owned.WaitUntilReadyAsync(Limit, TestContext.Current.CancellationToken));
        }

        await using var detached = Start(script, detached: true);
        Assert.Equal("other", await detached.WaitUntilReadyAsync(Limit, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_host_of_the_demo_sees_no_setting_and_no_account_of_the_users()
    {
        Environment.SetEnvironmentVariable("BASIL_CLI_TESTS", "x");
        Environment.SetEnvironmentVariable("AWS_BASIL_CLI_TESTS", "x");

        var isolated = HostEnvironment.Isolated();

        Assert.DoesNotContain(isolated.Keys, name => name.StartsWith("BASIL_", StringComparison.Ordinal) || name.StartsWith("AWS_", StringComparison.Ordinal));
        Assert.Contains("PATH", isolated.Keys);
        Assert.True(HostEnvironment.Inherited().ContainsKey("BASIL_CLI_TESTS"));
        Assert.True(File.Exists(Path.Combine(HostEnvironment.Inherited()["DOTNET_ROOT"], "dotnet")));
    }

    private static HostProcess Start(HostScript script, bool detached = false) =>
        HostProcess.Start(script.Program, [], script.Directory, script.Log, detached, TimeProvider.System);

    private static bool IsRunning(int id) => Directory.Exists($"/proc/{id}");
}
