// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using Basil.Cli.Terminal;

namespace Basil.Cli.Processes;

/// <summary>This very program, run again as a person would run it.</summary>
/// <param name="executable">Its path.</param>
/// <param name="directory">The working directory.</param>
/// <param name="socket">The broker that it talks to.</param>
internal sealed class CliProcess(string executable, string directory, string socket)
{
    private const string FileName = "basil";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    internal string Executable { get; } = executable;

    /// <summary>The executable that runs now. Under <c>dotnet basil.dll</c> that is <c>dotnet</c>, and the program beside the assembly is meant.</summary>
    internal static string OfThisProcess(string baseDirectory)
    {
        var running = Environment.ProcessPath;
        return running is not null && Path.GetFileName(running) == FileName ? running : Path.Combine(baseDirectory, FileName);
    }

    /// <exception cref="CommandException">The command did not end in time.</exception>
    internal async Task<CliResult> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in HostEnvironment.Isolated())
        {
            start.Environment[name] = value;
        }

        start.Environment["BASIL_SOCKET"] = socket;

        // A command that is killed in the middle would leave the runtime's debugging socket behind.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var process = Process.Start(start) ?? throw new CommandException($"cannot start {Executable}");
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken).WaitAsync(Limit, TimeProvider.System, cancellationToken);
            return new CliResult(process.ExitCode, await output, await errors);
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw new CommandException($"basil {string.Join(' ', start.ArgumentList)} did not end within {Limit.TotalSeconds:0} s");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}
