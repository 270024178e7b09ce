// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;

namespace Basil.Cli.Tests.Client;

public sealed class ListCommandTests
{
    private const string Aligned =
        "NAME                KIND        KEY TYPE    VERSION\n"
        + "demo.aead           encryption  -           1\n"
        + "demo.p256           signing     ecdsa-p256  12\n"
        + "demo.secret_signer  signing     ecdsa-p256  1\n"
        + "other.ed25519       signing     ed25519     0\n";

    [Fact]
    public async Task A_pipe_gets_words_separated_by_tabs_without_a_head()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "list", "--prefix", "demo.");

        Assert.Equal("demo.aead\tencryption\t-\t1\ndemo.p256\tsigning\tecdsa-p256\t12\ndemo.secret_signer\tsigning\tecdsa-p256\t1\n", run.Output);
    }

    [Fact]
    public async Task A_terminal_gets_aligned_columns_and_a_pipe_that_asks_too()
    {
        await using var broker = await FakeBroker.StartAsync();

        var terminal = await CliRun.OfAsync(new CliSetting { Socket = broker.Socket, OutputIsTerminal = true }, "list");
        var pipe = await CliRun.OfAsync(broker, "list", "--columns");

        Assert.Equal((Aligned, Aligned), (terminal.Output, pipe.Output));
    }

    [Fact]
    public async Task Json_has_null_for_a_key_without_a_type()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "list", "--json");

        var entries = JsonDocument.Parse(run.Bytes).RootElement;
        Assert.Equal(4, entries.GetArrayLength());
        Assert.Equal("""{"name":"demo.aead","kind":"encryption","key_type":null,"latest_version":1}""", entries[0].GetRawText());
    }

    [Fact]
    public async Task Nothing_to_see_is_no_failure_and_no_output()
    {
        await using var broker = await FakeBroker.StartAsync();

        var pipe = await CliRun.OfAsync(broker, "list", "--prefix", "zzz");
        var json = await CliRun.OfAsync(broker, "list", "--prefix", "zzz", "--json");
        var person = await CliRun.OfAsync(broker, "list", "--prefix", "zzz", "--columns");

        Assert.Equal((ExitCodes.Ok, "", ""), (pipe.ExitCode, pipe.Output, pipe.Errors));
        Assert.Equal("[]\n", json.Output);
        Assert.Equal(("", "basil: you may see no key\n"), (person.Output, person.Errors));
    }
}
