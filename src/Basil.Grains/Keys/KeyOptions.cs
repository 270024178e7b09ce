// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Keys;

/// <summary>How key grains keep what they know; section <c>keys</c> of the configuration.</summary>
internal sealed class KeyOptions
{
    internal const string Section = "keys";

    /// <summary>
    /// How long a usable key is served locally before its state is asked again, in seconds. 30 keeps 10,000 busy keys at a sixth of the
    /// DescribeKey quota of 2,000/s (AWS KMS Developer Guide, request quotas) and stops a disabled key within a minute.
    /// </summary>
    public int StateTtlSeconds { get; set; } = 30;

    public VerifyPlace Verify { get; set; } = VerifyPlace.Local;

    /// <summary>How long "absent" or "unusable" is the answer before it is asked again: short, because a person is about to repair it.</summary>
    public TimeSpan NegativeTtl { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The wait after the first failed probe; it doubles with each failure in a row.</summary>
    public TimeSpan FirstProbeBackoff { get; set; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan MaxProbeBackoff { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The limit of one probe or one fetch of the public key, which serve many callers and so have none of their deadlines.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The limit of one creation with all its steps; a caller's own deadline ends only the caller's wait.</summary>
    public TimeSpan CreateTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a created key may take to become visible (AWS KMS Developer Guide, eventual consistency: usually seconds) before its creator is told to wait.</summary>
    public TimeSpan ConvergeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long "absent" is not believed after a creation went through; the guide allows for several minutes.</summary>
    public TimeSpan CommitSettleTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The same after a creation of which nobody knows whether it went through.</summary>
    public TimeSpan UncertainSettleTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The most time that a call gets, whatever its caller says is left.</summary>
    public TimeSpan MaxCallTime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Calls that one key may have in progress; more are rejected at once.</summary>
    public int MaxCallsInProgress { get; set; } = 10_000;

    internal TimeSpan StateTtl => TimeSpan.FromSeconds(StateTtlSeconds);

    /// <summary>Past this age a call waits for the state rather than being served while it is asked; twice the TTL.</summary>
    internal TimeSpan StaleLimit => StateTtl * 2;

    /// <summary>The wait before the next probe after <paramref name="failures"/> in a row.</summary>
    internal TimeSpan ProbeBackoff(int failures, TimeSpan? retryAfter)
    {
        var doubled = FirstProbeBackoff * Math.Pow(2, Math.Min(failures - 1, 16));
        var wanted = retryAfter > doubled ? retryAfter.Value : doubled;
        return wanted < MaxProbeBackoff ? wanted : MaxProbeBackoff;
    }
}
