// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Globalization;

namespace Basil.LoadGenerator;

/// <summary>A host started for the measurement, with the CPU time that the kernel accounts to it.</summary>
internal sealed class MeasuredProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private readonly Process _process;

    private MeasuredProcess(Process process, string readyLine)
    {
        _process = process;
        ReadyLine = readyLine;
    }

    /// <summary>What the host printed after <c>ready</c>.</summary>
    internal string ReadyLine { get; }

    /// <summary>User and system time so far.</summary>
    internal TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    internal static async Task<MeasuredProcess> StartAsync(
        string project,
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken)
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        var path = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../..", project, configuration, program));
        var start = new ProcessStartInfo(path) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"cannot start {path}");
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var ready = await ReadyAsync(process, cancellationToken).WaitAsync(StartLimit, cancellationToken);
        return ready is null
            ? throw new InvalidOperationException($"{program} did not become ready: {await errors}")
            : new MeasuredProcess(process, ready);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(StopLimit);
        _process.Dispose();
    }

    private static async Task<string?> ReadyAsync(Process process, CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{line[6..].Trim()}");
            }
        }

        return null;
    }
}
