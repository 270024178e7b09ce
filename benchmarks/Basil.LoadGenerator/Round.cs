// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.LoadGenerator;

/// <summary>One measured round: latencies in milliseconds, CPU in microseconds a call.</summary>
internal sealed record Round(double P50, double P99, double P999, double SelfCpu, double AgentCpu, double DevKmsCpu, int Failures)
{
    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
