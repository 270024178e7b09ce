// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.Core.Backends;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;

namespace Basil.Backends.Resilience;

/// <summary>What every call to one backend goes through.</summary>
/// <remarks>
/// Outermost first: the caller's deadline (its token) → retry → circuit breaker, one for the backend → permit of the call's quota class →
/// attempt timeout. Each attempt spends a permit, because each costs the account's quota; an open breaker spends none.
/// </remarks>
internal sealed partial class BackendPipeline : IAsyncDisposable
{
    /// <summary>Credit for time in which no timer fired; ten milliseconds keep any second within 1 % of the rate.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(10);

    /// <summary>Creating is a background matter of seconds and its quota is 5 a second: it waits longer than callers do.</summary>
    private static readonly TimeSpan ProvisioningQueueTime = TimeSpan.FromSeconds(30);

    /// <summary>The quota's window is one second; a throttled call comes again at a random time within the next.</summary>
    private static readonly TimeSpan ThrottledDelay = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan TransientDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ShortestBreak = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromSeconds(5);

    private readonly string _backend;
    private readonly BackendPipelineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly QuotaLane[] _lanes;

    internal BackendPipeline(string backend, BackendPipelineOptions options, TimeProvider time, ILogger logger)
    {
        _backend = backend;
        _options = options;
        _time = time;
        _logger = logger;
        var breaker = Breaker();
        _lanes = [.. Enum.GetValues<QuotaClass>().Select(quota => Lane(quota, breaker))];
    }

    /// <summary>Runs a call through the pipeline.</summary>
    /// <param name="quota">Whose permit each attempt takes.</param>
    /// <param name="once">Whether the call is sent a single time, whatever happens to it.</param>
    /// <param name="attempt">Sends the call; ends promptly with its token, which is the caller's with the attempt's timeout.</param>
    /// <param name="state">Handed to <paramref name="attempt"/>.</param>
    /// <param name="cancellationToken">The caller's deadline.</param>
    /// <returns>The answer, the backend's fault, or one of ours: <c>CircuitOpen</c>, <c>LocalQuota</c>, <c>AttemptTimeout</c>.</returns>
    /// <exception cref="OperationCanceledException">The caller's token ended the call.</exception>
    internal async ValueTask<BackendResult<T>> ExecuteAsync<T, TState>(
        QuotaClass quota,
        bool once,
        Func<TState, CancellationToken, ValueTask<BackendResult<T>>> attempt,
        TState state,
        CancellationToken cancellationToken)
        where T : notnull
    {
        var lane = _lanes[(int)quota];
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await (once ? lane.Once : lane.Repeatable).ExecuteOutcomeAsync(
                static async (context, call) =>
                {
                    try
                    {
                        var result = await call.Attempt(call.State, context.CancellationToken);
                        if (result.Fault?.Kind == BackendFaultKind.Throttled)
                        {
                            call.Pipeline.SlowDown(call.Lane);
                        }

                        return Outcome.FromResult(result);
                    }
                    catch (OperationCanceledException e)
                    {
                        return Outcome.FromException<BackendResult<T>>(e);
                    }
                },
                context,
                (Pipeline: this, Lane: lane, Attempt: attempt, State: state));
            if (outcome.Exception is { } exception)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (FaultOf(exception) is { } fault)
                {
                    return fault;
                }

                outcome.ThrowIfException();
            }

            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes)
        {
            await lane.Permits.DisposeAsync();
        }
    }

    private static BackendFault? FaultOf(Exception exception) => exception switch
    {
        BrokenCircuitException broken => new BackendFault(
            BackendFaultKind.Unreachable, "CircuitOpen", "the backend has been failing; it is tried again shortly", RetryAfter: broken.RetryAfter),
        RateLimiterRejectedException rejected => new BackendFault(
            BackendFaultKind.Throttled, "LocalQuota", "this process's share of the request quota is used up", RetryAfter: rejected.RetryAfter),
        TimeoutRejectedException timeout => new BackendFault(
            BackendFaultKind.Unreachable, "AttemptTimeout", $"no answer within {timeout.Timeout.TotalSeconds} s"),
        _ => null,
    };

    private void SlowDown(QuotaLane lane)
    {
        if (lane.Permits.SlowDown() is { } rate)
        {
            LogThrottled(_backend, lane.Quota, rate);
        }
    }

    private QuotaLane Lane(QuotaClass quota, ResiliencePipeline breaker)
    {
        var permits = new PacedRateLimiter(
            new PacedRateLimiterOptions(
                _options.Quotas[quota] * _options.QuotaShare,
                Burst,
                _options.MaxQueuedCalls,
                quota is QuotaClass.CreateKey or QuotaClass.Alias ? ProvisioningQueueTime : TimeSpan.FromSeconds(_options.MaxQueueTimeSeconds)),
            _time);
        var once = new ResiliencePipelineBuilder { TimeProvider = _time }
            .AddPipeline(breaker)
            .AddRateLimiter(new RateLimiterStrategyOptions { RateLimiter = acquire => permits.AcquireAsync(1, acquire.Context.CancellationToken) })
            .AddTimeout(TimeSpan.FromSeconds(AttemptSeconds(quota)))
            .Build();
        var repeatable = _options.MaxAttempts == 1
            ? once
            : new ResiliencePipelineBuilder { TimeProvider = _time }.AddRetry(Retry()).AddPipeline(once).Build();
        return new QuotaLane(quota, permits, repeatable, once);
    }

    private double AttemptSeconds(QuotaClass quota) =>
        quota == QuotaClass.CreateKey ? Math.Max(_options.CreateTimeoutSeconds, _options.AttemptTimeoutSeconds) : _options.AttemptTimeoutSeconds;

    private RetryStrategyOptions Retry() => new()
    {
        MaxRetryAttempts = _options.MaxAttempts - 1,
        ShouldHandle = static retry => ValueTask.FromResult(FaultPredicates.IsTransient(retry.Outcome)),

        // Full jitter: callers that failed together must not come back together.
        DelayGenerator = static retry => ValueTask.FromResult<TimeSpan?>(
            Jitter(FaultPredicates.IsThrottled(retry.Outcome) ? ThrottledDelay : TransientDelay * (1 << Math.Min(retry.AttemptNumber, 6)))),
    };

    private ResiliencePipeline Breaker()
    {
        var state = new CircuitBreakerStateProvider();
        return new ResiliencePipelineBuilder { TimeProvider = _time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                // Half of a second's calls, five at least: opens within a second of failures at any load that an outage would hurt.
                FailureRatio = 0.5,
                MinimumThroughput = 5,
                SamplingDuration = TimeSpan.FromSeconds(1),
                BreakDurationGenerator = static opening => ValueTask.FromResult(BreakDuration(opening.HalfOpenAttempts)),
                StateProvider = state,
                ShouldHandle = outcome => ValueTask.FromResult(FaultPredicates.CountsAgainstHealth(outcome.Outcome, state.CircuitState)),
                OnOpened = opened =>
                {
                    var code = (opened.Outcome.Result as IBackendResult)?.Fault?.Code ?? opened.Outcome.Exception?.GetType().Name;
                    LogBreakerOpened(_backend, code, opened.BreakDuration);
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    LogBreakerClosed(_backend);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <summary>Doubles with each failed probe, and differs between processes, so that a recovering backend meets no crowd.</summary>
    private static TimeSpan BreakDuration(int failedProbes)
    {
        var full = ShortestBreak * (1 << Math.Min(failedProbes, 3));
        return (full < LongestBreak ? full : LongestBreak) + Jitter(ShortestBreak / 4);
    }

    private static TimeSpan Jitter(TimeSpan most) =>
        TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)most.TotalMilliseconds + 1));
}
