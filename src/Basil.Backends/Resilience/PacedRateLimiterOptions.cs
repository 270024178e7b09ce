// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Backends.Resilience;

/// <param name="PermitsPerSecond">Above 0.</param>
/// <param name="Burst">How much unused time counts as credit: permits that fall due while a timer sleeps are given together, no more.</param>
/// <param name="QueueLimit">How many callers may wait.</param>
/// <param name="MaxQueueTime">How long a caller may wait.</param>
internal sealed record PacedRateLimiterOptions(double PermitsPerSecond, TimeSpan Burst, int QueueLimit, TimeSpan MaxQueueTime);
