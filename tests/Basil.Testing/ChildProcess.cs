// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Text;

namespace Basil.Testing;

/// <summary>A program started by a test, which ends with it: by its own process id, never by name.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Found)> _waiters = [];
    private readonly List<string> _lines = [];

    private ChildProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Received(e.Data, _output);
        _process.ErrorDataReceived += (_, e) => Received(e.Data, _errors);
        if (!_process.Start())
        {
            throw new InvalidOperationException($"Cannot start {start.FileName}.");
        }

        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal int Id => _process.Id;

    internal bool HasExited => _process.HasExited;

    /// <summary>The pipe to the program's standard input; closing it ends a host that was started with <c>--exit-with-parent</c>.</summary>
    internal StreamWriter Input => _process.StandardInput;

    internal string Output
    {
        get
        {
            lock (_lines)
            {
                return _output.ToString();
            }
        }
    }

    internal string Errors
    {
        get
        {
            lock (_lines)
            {
                return _errors.ToString();
            }
        }
    }

    internal static ChildProcess Start(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?>? environment = null,
        string? workingDirectory = null)
    {
        return new ChildProcess(Describe(program, arguments, environment, workingDirectory));
    }

    /// <summary>Runs a program to its end with the given bytes as its input.</summary>
    internal static async Task<(int ExitCode, byte[] Output, string Errors)> RunAsync(
        string program,
        IEnumerable<string> arguments,
        ReadOnlyMemory<byte> input = default,
        IReadOnlyDictionary<string, string?>? environment = null,
        string? workingDirectory = null,
        TimeSpan? limit = null,
        CancellationToken cancellationToken = default)
    {
        var start = Describe(program, arguments, environment, workingDirectory);

        using var process = new Process { StartInfo = start };
        process.Start();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit ?? TimeSpan.FromSeconds(60));
        try
        {
            using var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            try
            {
                await process.StandardInput.BaseStream.WriteAsync(input, deadline.Token);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // The program ended without reading its input; its exit code and errors tell why.
            }

            await reading;
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, output.ToArray(), await errors);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', start.ArgumentList)} did not end in time.");
        }
    }

    /// <summary>Waits for a line of output or of errors, past or future, that contains the text.</summary>
    internal async Task<string> WaitForLineAsync(string text, TimeSpan limit, CancellationToken cancellationToken)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lines)
        {
            if (_lines.Find(line => line.Contains(text, StringComparison.Ordinal)) is { } past)
            {
                return past;
            }

            _waiters.Add((line => line.Contains(text, StringComparison.Ordinal), found));
        }

        var ended = _process.WaitForExitAsync(cancellationToken);
        try
        {
            var first = await Task.WhenAny(found.Task, ended).WaitAsync(limit, cancellationToken);
            return first == found.Task
                ? await found.Task
                : throw new InvalidOperationException($"The process ended with {_process.ExitCode} before it said «{text}»:\n{Output}\n{Errors}");
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The process did not say «{text}» within {limit}:\n{Output}\n{Errors}");
        }
    }

    internal async Task<int> WaitForExitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(limit, cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Sends a signal by number, for example 15 (SIGTERM) or 2 (SIGINT).</summary>
    internal async Task SignalAsync(int signal, CancellationToken cancellationToken) =>
        await RunAsync("/bin/kill", [$"-{signal}", $"{Id}"], cancellationToken: cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().WaitAsync(StopLimit);
        }

        _process.Dispose();
    }

    private static ProcessStartInfo Describe(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?>? environment,
        string? workingDirectory)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? string.Empty,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void Received(string? line, StringBuilder sink)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            sink.AppendLine(line);
            _lines.Add(line);
            for (var i = _waiters.Count - 1; i >= 0; i--)
            {
                if (_waiters[i].Wanted(line))
                {
                    _waiters[i].Found.TrySetResult(line);
                    _waiters.RemoveAt(i);
                }
            }
        }
    }
}
