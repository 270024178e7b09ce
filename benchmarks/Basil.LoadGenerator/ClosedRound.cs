// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.LoadGenerator;

/// <summary>One round of a closed loop: calls a second, latencies in milliseconds, CPU in microseconds a call, and calls that reached the KMS.</summary>
internal sealed record ClosedRound(double PerSecond, double P50, double P99, double SelfCpu, double AgentCpu, long KmsCalls);
