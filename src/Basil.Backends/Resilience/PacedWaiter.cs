// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Threading.RateLimiting;

namespace Basil.Backends.Resilience;

/// <summary>A caller that waits for a permit of a <see cref="PacedRateLimiter"/>.</summary>
/// <param name="deadline">The timestamp after which it is refused.</param>
internal sealed class PacedWaiter(long deadline)
    : TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    internal long Deadline { get; } = deadline;

    internal CancellationTokenRegistration Cancellation { get; set; }

    /// <summary>Ends the wait. Never blocks, so that it may be called with the limiter's lock held.</summary>
    internal void End(RateLimitLease lease)
    {
        Cancellation.Unregister();
        TrySetResult(lease);
    }
}
