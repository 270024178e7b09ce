// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Basil.LoadGenerator;

/// <summary>Sleeps to an absolute time on the monotonic clock: no drift, and some tens of microseconds late instead of a timer's millisecond.</summary>
internal static partial class PreciseClock
{
    private const int MonotonicClock = 1;
    private const int AbsoluteTime = 1;

    internal static void WaitUntil(long timestamp)
    {
        var nanoseconds = timestamp * (1_000_000_000L / Stopwatch.Frequency);
        var time = new TimeSpec { Seconds = nanoseconds / 1_000_000_000, Nanoseconds = nanoseconds % 1_000_000_000 };
        while (ClockNanosleep(MonotonicClock, AbsoluteTime, in time, 0) != 0)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    private static partial int ClockNanosleep(int clock, int flags, in TimeSpec request, nint remain);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        internal long Seconds;
        internal long Nanoseconds;
    }
}
