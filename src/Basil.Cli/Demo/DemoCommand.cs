// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Globalization;
using Basil.Cli.CommandLine;
using Basil.Cli.Processes;
using Basil.Cli.Terminal;

namespace Basil.Cli.Demo;

/// <summary><c>basil demo</c>: the whole product on one page, without an account.</summary>
internal sealed class DemoCommand
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(20);

    private readonly Option<bool> _keep = new("--keep") { Description = "Leave the broker running, and say how to go on and how to stop it" };
    private readonly Option<string?> _directory = new("--dir")
    {
        Description = "Work in this directory, which must be empty or new [default: a fresh one below TMPDIR]",
        HelpName = "DIR",
    };

    internal static Command Create(CommandShell shell)
    {
        var demo = new DemoCommand();
        return new CliCommand(
            shell,
            "demo",
            "See all of it work in a few seconds, without an account",
            "Starts a broker of your own with a local stand-in for AWS KMS, and signs, verifies, encrypts, mints and is denied with real commands, each shown "
            + "with its real output. Leaves nothing behind.",
            "basil demo",
            "basil demo --keep")
        {
            demo._keep, demo._directory,
        }.Runs(demo.RunAsync);
    }

    private async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Json)
        {
            throw CommandException.Usage("the demo is for reading and has no --json; the commands that it shows have");
        }

        var agent = HostExecutable.Find(HostProgram.Agent, AppContext.BaseDirectory, invocation.Streams.Environment);
        using var interruption = new Interruption();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, interruption.Token);
        try
        {
            await RunAsync(invocation, agent, either.Token);
            return ExitCodes.Ok;
        }
        catch (Exception e) when (interruption.Happened && e is OperationCanceledException or CommandException)
        {
            // A terminal sends the signal to the commands as well, so what they then said is no news.
            invocation.Streams.Say("demo: interrupted; the broker is stopped and its directory removed");
            return interruption.ExitCode;
        }
    }

    private async Task RunAsync(Invocation invocation, string agent, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        var printer = new DemoPrinter(invocation.Streams, Palette.For(invocation.Streams, invocation.NoColor));
        var keep = invocation.Get(_keep);
        using var directory = DemoDirectory.Create(invocation.Get(_directory), Path.GetTempPath());
        DemoDocuments.Write(directory, SystemCalls.UserId);
        printer.Title("A broker of your own, with a local stand-in for AWS KMS (it is not AWS, and nothing leaves this host).");
        printer.Line($"{directory.Path} has its catalog, its policy and its configuration.");
        await using var host = HostProcess.Start(agent, Arguments(directory, keep), directory.Path, directory.Log, detached: keep, time);
        var socket = await host.WaitUntilReadyAsync(ReadyLimit, cancellationToken);
        printer.Show("Start it: it has the key service make the keys that the catalog names, then opens the socket", "basil agent --config basil.json &", "ready " + socket);
        var cli = new CliProcess(CliProcess.OfThisProcess(AppContext.BaseDirectory), directory.Path, socket);
        await using (var runner = new DemoRunner(cli))
        {
            await new DemoTour(runner, printer, directory, time).RunAsync(cancellationToken);
        }

        printer.Line(string.Empty);
        printer.Good(string.Create(
            CultureInfo.InvariantCulture,
            $"Done in {time.GetElapsedTime(started).TotalSeconds:0.0} s. No private key left the key service, nothing happened that no rule allows, and every decision is in the audit log."));
        if (keep)
        {
            host.Leave();
            directory.Keep();
            TellHowToGoOn(printer, directory, socket, cli.Executable, host.Id);
        }
    }

    private static string[] Arguments(DemoDirectory directory, bool keep) =>
        keep ? ["--config", directory.Configuration] : ["--config", directory.Configuration, "--exit-with-parent"];

    private static void TellHowToGoOn(DemoPrinter printer, DemoDirectory directory, string socket, string executable, int processId)
    {
        printer.Line(string.Empty);
        printer.Title("The broker is still running. To go on, in a shell:");
        printer.Line($"cd {ShellText.Quote(directory.Path)}");
        printer.Line($"export BASIL_SOCKET={ShellText.Quote(socket)}");
        printer.Line($"alias basil={ShellText.Quote(executable)}");
        printer.Line($"basil sign {DemoKey.P256.Name} 'your own text'");
        printer.Line(string.Empty);
        printer.Title("To stop it, and remove what it leaves:");
        printer.Line(string.Create(CultureInfo.InvariantCulture, $"kill {processId} && rm -r {ShellText.Quote(directory.Path)}"));
    }
}
