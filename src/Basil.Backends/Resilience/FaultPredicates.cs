// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Basil.Backends.Resilience;

/// <summary>Which outcomes the strategies act on.</summary>
internal static class FaultPredicates
{
    /// <summary>
    /// Worth another attempt: the backend throttled or did not answer. A refusal of our own (open breaker, no permit) is not: it was made to
    /// answer at once.
    /// </summary>
    internal static bool IsTransient(Outcome<object> outcome) =>
        outcome.Exception is TimeoutRejectedException || Fault(outcome)?.Kind is BackendFaultKind.Throttled or BackendFaultKind.Unreachable;

    internal static bool IsThrottled(Outcome<object> outcome) => Fault(outcome)?.Kind == BackendFaultKind.Throttled;

    /// <summary>
    /// Speaks against the backend's health. While the breaker lets a single probe through, a probe that was cancelled or got no permit
    /// has shown nothing, and must not close the circuit as a success would.
    /// </summary>
    internal static bool CountsAgainstHealth(Outcome<object> outcome, CircuitState state) => outcome.Exception switch
    {
        null => Fault(outcome)?.Kind == BackendFaultKind.Unreachable,
        TimeoutRejectedException => true,
        OperationCanceledException or RateLimiterRejectedException => state == CircuitState.HalfOpen,
        _ => true,
    };

    private static BackendFault? Fault(Outcome<object> outcome) => (outcome.Result as IBackendResult)?.Fault;
}
