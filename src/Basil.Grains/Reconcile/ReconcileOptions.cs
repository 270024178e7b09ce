// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Reconcile;

/// <summary>How a generation's keys are walked.</summary>
internal sealed class ReconcileOptions
{
    /// <summary>Keys asked at the same time: at 30 ms for a DescribeKey, 64 reach its quota of 2,000/s (AWS KMS Developer Guide, request quotas).</summary>
    public int MaxKeysAtOnce { get; set; } = 64;

    /// <summary>The limit of one walk; 10,000 keys at the quota's rate take 5 s, and created ones wait for their aliases.</summary>
    public TimeSpan WalkTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How long a walk waits before it looks at throttled keys again; half of a key's shortest wait.</summary>
    public TimeSpan ThrottledPause { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How long a walk without failures is shared: gateways that start together cause one, and one that starts a day later learns what is
    /// true then.
    /// </summary>
    public TimeSpan ReconciledTtl { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a readiness report is shared.</summary>
    public TimeSpan ReadinessTtl { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How old a key's state may be in a readiness report before it is asked again.</summary>
    public TimeSpan ReadinessMaxAge { get; set; } = TimeSpan.FromSeconds(60);
}
