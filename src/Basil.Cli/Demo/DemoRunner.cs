// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Processes;
using Basil.Cli.Terminal;

namespace Basil.Cli.Demo;

/// <summary>
/// Runs steps ahead of their turn on the page, a few at a time: starting a program costs more than anything that it asks of the broker, and no step
/// waits for another's page.
/// </summary>
internal sealed class DemoRunner(CliProcess cli) : IAsyncDisposable
{
    private const int AtOnce = 3;

    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly CancellationTokenSource _ended = new();
    private readonly List<Task> _begun = [];

    /// <summary>Begins a step. The result is checked when it is awaited.</summary>
    /// <exception cref="CommandException">The step did not come out as it must.</exception>
    internal Task<CliResult> Begin(DemoStep step, CancellationToken cancellationToken)
    {
        var running = RunAsync(step, cancellationToken);
        _begun.Add(running);
        return running;
    }

    /// <summary>Ends what still runs and waits for it: no command outlives the demo.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await Task.WhenAll(_begun).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _turns.Dispose();
        _ended.Dispose();
    }

    private async Task<CliResult> RunAsync(DemoStep step, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        await _turns.WaitAsync(either.Token);
        try
        {
            var result = await cli.RunAsync(step.Arguments, either.Token);
            return step.Refute(result) is { } wrong
                ? throw new CommandException(wrong) { Details = (result.Output + result.Errors).Split('\n', StringSplitOptions.RemoveEmptyEntries) }
                : result;
        }
        finally
        {
            _turns.Release();
        }
    }
}
