// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;

namespace Basil.Grains.Keys;

/// <summary>A probe that failed after the last one that brought knowledge.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Fault">The backend's fault.</param>
/// <param name="Count">How many probes failed in a row, this one included.</param>
/// <param name="RetryAt">No probe is sent before; the failure is the answer until then.</param>
internal sealed record ProbeFailure(ProbeFailureKind Kind, BackendFault Fault, int Count, DateTimeOffset RetryAt)
{
    /// <summary>Whether the backend was silent rather than saying no.</summary>
    internal bool IsSilence => Kind != ProbeFailureKind.Refused;
}
