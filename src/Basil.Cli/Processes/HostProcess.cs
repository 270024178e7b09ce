// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using Basil.Cli.Terminal;

namespace Basil.Cli.Processes;

/// <summary>
/// A host program that this process started and owns: it is waited for until it is ready, and stopped by its own process id. Its output goes to
/// a log file, so that it can outlive this process when it is meant to.
/// </summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string ReadyLine = "ready ";
    private const int LogTailLines = 30;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    // A graceful stop drains requests and leaves the cluster; a tenth of this is usual.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly string _log;
    private readonly TimeProvider _time;
    private bool _left;

    private HostProcess(Process process, string log, TimeProvider time)
    {
        _process = process;
        _log = log;
        _time = time;
    }

    internal int Id => _process.Id;

    /// <summary>Starts a program in a directory.</summary>
    /// <param name="program">The executable.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="directory">Its working directory.</param>
    /// <param name="log">The file that its output goes to.</param>
    /// <param name="detached">
    /// True for a program that may outlive this process. Otherwise its standard input is a pipe that the kernel closes when this process ends, however
    /// it ends; a host started with <c>--exit-with-parent</c> then ends too.
    /// </param>
    /// <param name="time">For waiting.</param>
    internal static HostProcess Start(string program, IEnumerable<string> arguments, string directory, string log, bool detached, TimeProvider time)
    {
        // What an earlier host said is not this one's.
        File.Delete(log);

        // The shell only redirects, then becomes the program: the process id is the program's.
        var redirect = (detached ? "exec </dev/null; " : string.Empty) + "log=$1; shift; exec \"$@\" >\"$log\" 2>&1";
        var start = new ProcessStartInfo("/bin/sh", ["-c", redirect, "basil", log, program, .. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,

            // Nobody reads these two, the shell has already sent the output elsewhere. For a child with the terminal's own, .NET would change its modes.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in HostEnvironment.Isolated())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new CommandException($"cannot start {program}");
        return new HostProcess(process, log, time);
    }

    /// <summary>Waits for the line <c>ready ADDRESS</c>.</summary>
    /// <returns>The address.</returns>
    /// <exception cref="CommandException">The program ended, or was not ready in time; the details are the end of its log.</exception>
    internal async Task<string> WaitUntilReadyAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        while (true)
        {
            // Read before asking whether it ended, so that the last words are heard.
            var ended = _process.HasExited;
            if (File.Exists(_log) && (await ReadLogAsync(cancellationToken)).Find(line => line.StartsWith(ReadyLine, StringComparison.Ordinal)) is { } ready)
            {
                return ready[ReadyLine.Length..].Trim();
            }

            if (ended)
            {
                throw await NotReadyAsync($"ended with exit code {_process.ExitCode} before it was ready", cancellationToken);
            }

            if (_time.GetElapsedTime(started) > limit)
            {
                throw await NotReadyAsync($"was not ready within {limit.TotalSeconds:0} s", cancellationToken);
            }

            await Task.Delay(PollInterval, _time, cancellationToken);
        }
    }

    /// <summary>Lets the program run on after this process.</summary>
    internal void Leave() => _left = true;

    public async ValueTask DisposeAsync()
    {
        if (!_left && !_process.HasExited)
        {
            SystemCalls.Signal(_process.Id, SystemCalls.SigTerm);
            try
            {
                await _process.WaitForExitAsync().WaitAsync(StopLimit, _time);
            }
            catch (TimeoutException)
            {
                _process.Kill();
                await _process.WaitForExitAsync().WaitAsync(StopLimit, _time);
            }
        }

        _process.Dispose();
    }

    private async Task<CommandException> NotReadyAsync(string what, CancellationToken cancellationToken)
    {
        var log = File.Exists(_log) ? await ReadLogAsync(cancellationToken) : [];
        return new CommandException($"the host program {what}") { Details = [.. log.TakeLast(LogTailLines).Select(line => "it said: " + line)] };
    }

    // Only whole lines count: the last one may still be being written.
    private async Task<List<string>> ReadLogAsync(CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(_log, cancellationToken);
        var whole = _process.HasExited ? text : text[..(text.LastIndexOf('\n') + 1)];
        return [.. whole.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
