// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;

namespace Basil.LoadGenerator;

/// <summary>A number of callers, each of which asks again as soon as it was answered: for throughput.</summary>
internal static class ClosedLoop
{
    internal static async Task<ClosedLoopResult> RunAsync(int callers, TimeSpan length, Func<Task> call, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var latencies = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => OneCallerAsync(end, call), cancellationToken)));
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new ClosedLoopResult(latencies.Sum(list => (long)list.Count), elapsed, new Percentiles([.. latencies.SelectMany(list => list)]));
    }

    private static async Task<List<long>> OneCallerAsync(long end, Func<Task> call)
    {
        var latencies = new List<long>();
        for (var now = Stopwatch.GetTimestamp(); now < end;)
        {
            await call();
            var after = Stopwatch.GetTimestamp();
            latencies.Add(after - now);
            now = after;
        }

        return latencies;
    }
}
