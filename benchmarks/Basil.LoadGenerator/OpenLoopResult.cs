// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.LoadGenerator;

/// <param name="Latency">From start to answer.</param>
/// <param name="Lateness">How much later than due calls were started; large values mean that the generator itself was starved.</param>
/// <param name="Calls">How many calls were made.</param>
/// <param name="Failures">How many failed.</param>
/// <param name="FirstFailure">The message of the first one.</param>
internal sealed record OpenLoopResult(Percentiles Latency, Percentiles Lateness, int Calls, int Failures, string? FirstFailure);
