// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.Cli.Terminal;

namespace Basil.Cli.Tests.Fakes;

/// <summary>What a command line came to: exit code, bytes on standard output, text on standard error.</summary>
internal sealed record CliRun(int ExitCode, byte[] Bytes, string Errors)
{
    internal string Output => Encoding.UTF8.GetString(Bytes);

    /// <summary>Runs a command line in this process, against no broker unless it is told of one.</summary>
    internal static Task<CliRun> OfAsync(params string[] arguments) => OfAsync(new CliSetting(), arguments);

    internal static Task<CliRun> OfAsync(FakeBroker broker, params string[] arguments) =>
        OfAsync(new CliSetting { Socket = broker.Socket }, arguments);

    internal static async Task<CliRun> OfAsync(CliSetting setting, params string[] arguments)
    {
        using var input = new MemoryStream(setting.Input);
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var streams = new StandardStreams
        {
            Input = input,
            Output = output,
            Error = error,
            InputIsTerminal = setting.InputIsTerminal,
            OutputIsTerminal = setting.OutputIsTerminal,
            Environment = name => name == "BASIL_SOCKET" ? setting.Socket : setting.Environment.GetValueOrDefault(name),
        };
        var exitCode = await BasilCommand.RunAsync(streams, arguments, TestContext.Current.CancellationToken);
        return new CliRun(exitCode, output.ToArray(), Encoding.UTF8.GetString(error.ToArray()));
    }
}
