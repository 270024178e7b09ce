// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Protocol;

namespace Basil.DevKms.Faults;

/// <summary>Which calls meet which fault. A rule without an operation, key or count meets all operations, all keys, every time.</summary>
internal sealed record FaultRule
{
    public required FaultKind Kind { get; init; }

    public KmsOperation? Operation { get; init; }

    /// <value>Key id, key ARN, alias name or alias ARN; meets calls that name the same key in any of these ways.</value>
    public string? Key { get; init; }

    /// <value>How many calls meet the fault before the rule is spent.</value>
    public int? Count { get; init; }

    /// <value>The part of the matching calls that meets the fault, 0 to 1; null is all of them.</value>
    public double? Probability { get; init; }

    /// <value>Milliseconds, for <see cref="FaultKind.Slow"/> and <see cref="FaultKind.Hang"/>.</value>
    public int LatencyMs { get; init; }

    /// <value>The error code of <see cref="FaultKind.Error"/>.</value>
    public string? Code { get; init; }

    /// <value>The HTTP status of <see cref="FaultKind.Error"/>; null is 400.</value>
    public int? Status { get; init; }

    /// <value>The message of <see cref="FaultKind.Error"/>.</value>
    public string? Message { get; init; }

    /// <exception cref="ArgumentException">The rule makes no sense; the message says why.</exception>
    public void Validate()
    {
        if (!Enum.IsDefined(Kind))
        {
            throw new ArgumentException("The kind of fault is not known.");
        }

        if (Count is < 1)
        {
            throw new ArgumentException("The count must be at least 1; leave it out for a rule without an end.");
        }

        if (Probability is not (null or (>= 0 and <= 1)))
        {
            throw new ArgumentException("The probability must be between 0 and 1.");
        }

        if (LatencyMs is < 0 or > 600_000)
        {
            throw new ArgumentException("The latency must be between 0 and 600000 ms.");
        }

        if (Kind == FaultKind.Error && (string.IsNullOrEmpty(Code) || Status is < 400 or > 599))
        {
            throw new ArgumentException("An error fault needs a code and a status between 400 and 599.");
        }
    }
}
