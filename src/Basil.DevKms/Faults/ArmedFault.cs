// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;

namespace Basil.DevKms.Faults;

/// <summary>A rule in force. Disposing it takes it out of force.</summary>
internal sealed class ArmedFault(int id, FaultRule rule, Action<ArmedFault> disarm) : IDisposable
{
    private const int ProbabilitySteps = 1 << 30;

    private long _hits;

    public int Id => id;

    public FaultRule Rule => rule;

    /// <summary>How many calls have met the fault.</summary>
    public long Hits => Math.Min(Interlocked.Read(ref _hits), rule.Count ?? long.MaxValue);

    public void Dispose() => disarm(this);

    /// <summary>Whether one more matching call meets the fault; counts it if so.</summary>
    public bool TryHit()
    {
        if (rule.Probability is { } probability && RandomNumberGenerator.GetInt32(ProbabilitySteps) >= probability * ProbabilitySteps)
        {
            return false;
        }

        if (rule.Count is not { } count)
        {
            Interlocked.Increment(ref _hits);
            return true;
        }

        if (Interlocked.Read(ref _hits) >= count)
        {
            return false;
        }

        return Interlocked.Increment(ref _hits) <= count;
    }
}
