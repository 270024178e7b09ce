// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.LoadGenerator;

/// <param name="Calls">How many calls were answered.</param>
/// <param name="Elapsed">In which time.</param>
/// <param name="Latency">Of each call.</param>
internal sealed record ClosedLoopResult(long Calls, TimeSpan Elapsed, Percentiles Latency);
