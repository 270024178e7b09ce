// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Threading.RateLimiting;

namespace Basil.Backends.Resilience;

/// <summary>A permit, which is spent by taking it, or a refusal that says when to come again.</summary>
internal sealed class PacedLease : RateLimitLease
{
    private readonly TimeSpan _retryAfter;

    private PacedLease(bool isAcquired, TimeSpan retryAfter)
    {
        IsAcquired = isAcquired;
        _retryAfter = retryAfter;
    }

    public override bool IsAcquired { get; }

    public override IEnumerable<string> MetadataNames => IsAcquired ? [] : [MetadataName.RetryAfter.Name];

    internal static PacedLease Acquired { get; } = new(true, TimeSpan.Zero);

    internal static PacedLease Refused(TimeSpan retryAfter) => new(false, retryAfter);

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = !IsAcquired && metadataName == MetadataName.RetryAfter.Name ? _retryAfter : null;
        return metadata is not null;
    }
}
