// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;

namespace Basil.LoadGenerator;

/// <summary>
/// Starts calls at a fixed rate whatever the answers do, so that a slow answer does not slow the questions (no coordinated omission).
/// A call's latency counts from the moment it was started; how late it was started is reported apart.
/// </summary>
internal static class OpenLoop
{
    internal static async Task<OpenLoopResult> RunAsync(int perSecond, TimeSpan length, Func<Task> call, CancellationToken cancellationToken)
    {
        var count = (int)(perSecond * length.TotalSeconds);
        var latencies = new long[count];
        var lateness = new long[count];
        using var finished = new CountdownEvent(count);
        var failures = 0;
        string? firstFailure = null;

        var pacer = new Thread(() =>
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < count && !cancellationToken.IsCancellationRequested; i++)
            {
                var due = start + (long)((double)i / perSecond * Stopwatch.Frequency);
                PreciseClock.WaitUntil(due);
                lateness[i] = Math.Max(0, Stopwatch.GetTimestamp() - due);
                ThreadPool.UnsafeQueueUserWorkItem(index => _ = OneAsync(index, Stopwatch.GetTimestamp()), i, preferLocal: false);
            }
        })
        { IsBackground = true, Name = "pacer" };
        pacer.Start();
        await Task.Run(() => finished.Wait(length + TimeSpan.FromSeconds(60), cancellationToken), cancellationToken);
        return new OpenLoopResult(new Percentiles(latencies), new Percentiles(lateness), count, failures, firstFailure);

        async Task OneAsync(int index, long started)
        {
            try
            {
                await call();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Interlocked.Increment(ref failures);
                Interlocked.CompareExchange(ref firstFailure, e.Message, null);
            }
            finally
            {
                latencies[index] = Stopwatch.GetTimestamp() - started;
                finished.Signal();
            }
        }
    }
}
