// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Polly;

namespace Basil.Backends.Resilience;

/// <summary>The pipelines of one quota class, which share its permits and the backend's breaker.</summary>
/// <param name="Quota">The class.</param>
/// <param name="Permits">Where its permits come from.</param>
/// <param name="Repeatable">For calls that may be sent again.</param>
/// <param name="Once">For calls that are sent once.</param>
internal sealed record QuotaLane(QuotaClass Quota, PacedRateLimiter Permits, ResiliencePipeline Repeatable, ResiliencePipeline Once);
