// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Backends.Resilience;

/// <summary>How far apart permits are: a configured rate that halves when the backend throttles and grows back with time.</summary>
/// <remarks>
/// AWS counts in windows of a second, so that one overrun throttles everything until the second ends: all throttles of a second are one
/// signal. Halving frees the budget at once; growing back over seconds finds the real quota when it is below the configured one.
/// Not synchronized: its owner holds the lock.
/// </remarks>
internal sealed class Pace(double permitsPerSecond, TimeProvider time)
{
    private const double Decrease = 0.5;
    private const double Floor = 0.1;
    private const double RecoveryPerSecond = 0.1;

    private double _factor = 1;
    private long _slowedAt = long.MinValue;

    /// <summary>Timestamp units (<see cref="TimeProvider.TimestampFrequency"/>) from one permit to the next.</summary>
    internal double IntervalAt(long now) => time.TimestampFrequency / (permitsPerSecond * FactorAt(now));

    /// <summary>Halves the rate, at most once a second and never below a tenth of the configured one.</summary>
    /// <returns>The new rate, or null where it has been slowed within the last second.</returns>
    internal double? SlowDown(long now)
    {
        if (_slowedAt != long.MinValue && now - _slowedAt < time.TimestampFrequency)
        {
            return null;
        }

        _factor = Math.Max(Floor, FactorAt(now) * Decrease);
        _slowedAt = now;
        return permitsPerSecond * _factor;
    }

    private double FactorAt(long now) =>
        _slowedAt == long.MinValue ? 1 : Math.Min(1, _factor + (RecoveryPerSecond * (now - _slowedAt) / time.TimestampFrequency));
}
