// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;
using Basil.Testing;

namespace Basil.Cli.Tests.Client;

public sealed class VerifyCommandTests
{
    [Fact]
    public async Task A_signature_as_sign_prints_it_is_true_and_of_another_message_false()
    {
        await using var broker = await FakeBroker.StartAsync();
        var signature = (await CliRun.OfAsync(broker, "sign", "demo.p384", "m")).Output.TrimEnd();

        var right = await CliRun.OfAsync(broker, "verify", "--key-id", "demo.p384", "--signature", signature, "m");
        var wrong = await CliRun.OfAsync(broker, "verify", "demo.p384", "n", "--signature", signature);

        Assert.Equal((ExitCodes.Ok, "true\n", ""), (right.ExitCode, right.Output, right.Errors));
        Assert.Equal((ExitCodes.Failed, "false\n", ""), (wrong.ExitCode, wrong.Output, wrong.Errors));
    }

    [Fact]
    public async Task Json_keeps_the_exit_code()
    {
        await using var broker = await FakeBroker.StartAsync();

        var run = await CliRun.OfAsync(broker, "verify", "demo.p256", "m", "--signature", "00", "--json");

        Assert.Equal((ExitCodes.Failed, "{\"valid\":false}\n"), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("hex")]
    [InlineData("base64")]
    [InlineData("base64url")]
    [InlineData("raw")]
    [InlineData("der")]
    public async Task Every_format_of_sign_is_a_format_of_verify(string format)
    {
        await using var broker = await FakeBroker.StartAsync();
        using var directory = new TemporaryDirectory();
        var setting = new CliSetting { Socket = broker.Socket, Input = [0, 1, 2] };

        await CliRun.OfAsync(setting, "sign", "demo.p521", "--format", format, "--out", directory.File("sig"));
        var run = await CliRun.OfAsync(setting, "verify", "demo.p521", "--signature-format", format, "--signature-file", directory.File("sig"));

        Assert.Equal((ExitCodes.Ok, "true\n", ""), (run.ExitCode, run.Output, run.Errors));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3006020101020101ff")]
    [InlineData("300602010102017f")]
    [InlineData("3008020300ffff020101")]
    [InlineData("30060201ff020101")]
    [InlineData("00")]
    public async Task Bytes_that_no_key_signed_are_false_and_no_failure(string hex)
    {
        await using var broker = await FakeBroker.StartAsync();
        using var directory = new TemporaryDirectory();
        await File.WriteAllBytesAsync(directory.File("sig"), Convert.FromHexString(hex), TestContext.Current.CancellationToken);

        var run = await CliRun.OfAsync(broker, "verify", "demo.p256", "m", "--signature-format", "der", "--signature-file", directory.File("sig"));

        Assert.Equal((ExitCodes.Failed, "false\n", ""), (run.ExitCode, run.Output, run.Errors));
    }
}
