// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;

namespace Basil.Cli.Tests.Client;

public sealed class ProbeCommandsTests
{
    [Fact]
    public async Task Status_prints_three_lines()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "status");

        Assert.Equal((ExitCodes.Ok, "backend: aws-kms\nversion: 9.8.7\nprotocol: 1\n", ""), (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public async Task Probes_answer_in_json_on_one_line()
    {
        await using var broker = await FakeBroker.StartAsync();

        Assert.Equal("""{"backend":"aws-kms","version":"9.8.7","protocol":1}""" + "\n", (await CliRun.OfAsync(broker, "status", "--json")).Output);
        Assert.Equal("""{"alive":true,"version":"9.8.7"}""" + "\n", (await CliRun.OfAsync(broker, "--json", "health")).Output);
        Assert.Equal(
            """{"ready":true,"reason":"ready","generation":3,"keys_total":7,"keys_present":7,"keys_required_missing":0,"keys_optional_missing":0}""" + "\n",
            (await CliRun.OfAsync(broker, "ready", "--json")).Output);
    }

    [Fact]
    public async Task Health_prints_the_sign_of_life()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "health");

        Assert.Equal((ExitCodes.Ok, "alive: true\nversion: 9.8.7\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Not_ready_and_not_reachable_have_different_exit_codes()
    {
        await using var broker = await FakeBroker.StartAsync();
        broker.Ready = false;

        var notReady = await CliRun.OfAsync(broker, "ready");
        var notThere = await CliRun.OfAsync("ready");

        Assert.Equal((ExitCodes.Failed, ExitCodes.Unavailable), (notReady.ExitCode, notThere.ExitCode));
        Assert.Equal(
            "ready: false\nreason: required_key_missing\ngeneration: 3\nkeys_total: 7\nkeys_present: 5\nkeys_required_missing: 2\nkeys_optional_missing: 0\n",
            notReady.Output);
        Assert.Empty(notThere.Bytes);
    }

    [Fact]
    public async Task Waiting_ends_when_the_broker_has_become_ready()
    {
        await using var broker = await FakeBroker.StartAsync();
        broker.Ready = false;
        broker.ReadyAfterQuestions = 3;

        var run = await CliRun.OfAsync(broker, "ready", "--wait", "60");

        Assert.Equal((ExitCodes.Ok, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("ready: true\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_in_vain_ends_with_the_last_answer()
    {
        await using var broker = await FakeBroker.StartAsync();
        broker.Ready = false;

        var notReady = await CliRun.OfAsync(broker, "ready", "--wait", "0.05");
        var notThere = await CliRun.OfAsync("ready", "--wait", "0.05");

        Assert.Equal((ExitCodes.Failed, ExitCodes.Unavailable), (notReady.ExitCode, notThere.ExitCode));
    }

    [Fact]
    public async Task The_socket_option_is_stronger_than_the_environment()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(new CliSetting { Socket = "/nonexistent/other.sock" }, "--socket", broker.Socket, "status");

        Assert.Equal(ExitCodes.Ok, run.ExitCode);
    }
}
