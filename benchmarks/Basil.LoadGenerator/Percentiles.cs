// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;

namespace Basil.LoadGenerator;

/// <summary>Percentiles of durations in ticks of <see cref="Stopwatch"/>.</summary>
internal sealed class Percentiles
{
    private readonly long[] _sorted;

    internal Percentiles(long[] ticks)
    {
        _sorted = [.. ticks];
        Array.Sort(_sorted);
    }

    /// <summary>The value, in milliseconds, that the given part of all values does not exceed.</summary>
    internal double Milliseconds(double part) =>
        _sorted.Length == 0 ? 0 : _sorted[Math.Min(_sorted.Length - 1, (int)(part * _sorted.Length))] * 1000.0 / Stopwatch.Frequency;
}
