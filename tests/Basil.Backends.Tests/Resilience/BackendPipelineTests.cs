// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using Basil.Backends.Resilience;
using Basil.Core.Backends;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Basil.Backends.Tests.Resilience;

public sealed class BackendPipelineTests : IAsyncLifetime
{
    private static readonly BackendFault Down = new(BackendFaultKind.Unreachable, "KMSInternalException", "down");
    private static readonly BackendFault Throttle = new(BackendFaultKind.Throttled, "ThrottlingException", "slow down", RetryAfter: TimeSpan.FromSeconds(1));

    private readonly FakeTimeProvider _time = new();
    private readonly BackendPipelineOptions _options = new() { MaxQueueTimeSeconds = 0.5, Quotas = new QuotaRates { Ecc = 1000, Symmetric = 10 } };
    private BackendPipeline? _pipeline;
    private int _sent;

    private BackendPipeline Pipeline => _pipeline ??= new BackendPipeline("kms", _options, _time, NullLogger.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await Pipeline.DisposeAsync();

    [Theory]
    [InlineData(nameof(BackendFaultKind.Absent))]
    [InlineData(nameof(BackendFaultKind.Refused))]
    [InlineData(nameof(BackendFaultKind.BadCredentials))]
    [InlineData(nameof(BackendFaultKind.Unusable))]
    [InlineData(nameof(BackendFaultKind.DecryptFailed))]
    [InlineData(nameof(BackendFaultKind.InvalidSignature))]
    [InlineData(nameof(BackendFaultKind.AlreadyExists))]
    [InlineData(nameof(BackendFaultKind.Unsupported))]
    [InlineData(nameof(BackendFaultKind.LimitExceeded))]
    [InlineData(nameof(BackendFaultKind.Rejected))]
    public async Task A_fault_that_no_retry_helps_with_is_sent_once_and_never_opens_the_circuit(string kind)
    {
        var fault = new BackendFault(Enum.Parse<BackendFaultKind>(kind), "Code", "detail");
        for (var i = 1; i <= 20; i++)
        {
            Assert.Same(fault, (await RunAsync(_ => fault)).Fault);
            Assert.Equal(i, _sent);
            _time.Advance(TimeSpan.FromMilliseconds(5));
        }
    }

    [Fact]
    public async Task A_transient_fault_is_retried_after_a_pause_and_the_answer_returned()
    {
        var result = await FinishAsync(Start(attempt => attempt < 3 ? Down : 7));

        Assert.Equal(7, result.Value);
        Assert.Equal(3, _sent);
    }

    [Fact]
    public async Task Attempts_are_bounded_and_the_last_fault_returned()
    {
        Assert.Same(Down, (await FinishAsync(Start(_ => Down))).Fault);

        Assert.Equal(3, _sent);
    }

    [Fact]
    public async Task A_call_that_is_sent_once_is_not_retried()
    {
        Assert.Same(Down, (await RunAsync(_ => Down, once: true)).Fault);

        Assert.Equal(1, _sent);
    }

    [Fact]
    public async Task A_throttle_slows_the_class()
    {
        _options.Quotas.Symmetric = 100;
        _options.QuotaShare = 1;

        Assert.Same(Throttle, (await RunAsync(_ => Throttle, once: true, quota: QuotaClass.Symmetric)).Fault);

        // 50 a second instead of 100: the next permit is 20 ms away.
        var next = Start(_ => 1, quota: QuotaClass.Symmetric);
        _time.Advance(TimeSpan.FromMilliseconds(15));
        Assert.Equal(1, _sent);
        _time.Advance(TimeSpan.FromMilliseconds(10));
        Assert.True((await next.WaitAsync(TimeSpan.FromSeconds(10), Token)).IsSuccess);
    }

    [Fact]
    public async Task A_throttled_call_is_sent_again()
    {
        Assert.Equal(7, (await FinishAsync(Start(attempt => attempt < 3 ? Throttle : 7))).Value);

        Assert.Equal(3, _sent);
    }

    [Fact]
    public async Task A_failing_backend_opens_the_circuit_which_answers_at_once_and_spends_nothing()
    {
        await OpenAsync();
        var sent = _sent;

        var fault = (await RunAsync(_ => 7)).Fault;

        Assert.Equal(BackendFaultKind.Unreachable, fault?.Kind);
        Assert.Equal("CircuitOpen", fault?.Code);
        Assert.NotNull(fault?.RetryAfter);
        Assert.Equal(sent, _sent);
    }

    [Fact]
    public async Task The_circuit_is_the_backends_and_not_the_class()
    {
        await OpenAsync();

        Assert.Equal("CircuitOpen", (await RunAsync(_ => 7, quota: QuotaClass.DescribeKey)).Fault?.Code);
    }

    [Fact]
    public async Task An_open_circuit_lets_one_probe_through_and_closes_when_it_succeeds()
    {
        await OpenAsync();
        _time.Advance(TimeSpan.FromSeconds(2));
        var answer = new TaskCompletionSource<BackendResult<Number>>();

        var probe = Start(_ => answer.Task);
        Assert.Equal("CircuitOpen", (await RunAsync(_ => 7)).Fault?.Code);
        answer.SetResult(new Number(7));

        Assert.True((await probe).IsSuccess);
        Assert.True((await RunAsync(_ => 7)).IsSuccess);
    }

    [Fact]
    public async Task A_probe_that_its_caller_gave_up_does_not_close_the_circuit()
    {
        await OpenAsync();
        _time.Advance(TimeSpan.FromSeconds(2));
        using var caller = new CancellationTokenSource();
        var probe = Start(_ => new TaskCompletionSource<BackendResult<Number>>().Task, cancellationToken: caller.Token);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe);
        Assert.Equal("CircuitOpen", (await RunAsync(_ => 7)).Fault?.Code);
    }

    [Fact]
    public async Task Throttling_does_not_open_the_circuit()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Same(Throttle, (await RunAsync(_ => Throttle, once: true)).Fault);
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Equal(20, _sent);
    }

    [Fact]
    public async Task A_call_without_a_permit_is_refused_at_once_and_not_retried()
    {
        var waiting = Enumerable.Range(0, 8).Select(_ => Start(_ => 1, quota: QuotaClass.Symmetric)).ToArray();
        var sent = _sent;

        var fault = (await Start(_ => 1, quota: QuotaClass.Symmetric)).Fault;

        Assert.Equal(BackendFaultKind.Throttled, fault?.Kind);
        Assert.Equal("LocalQuota", fault?.Code);
        Assert.InRange(fault!.RetryAfter!.Value, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(2));
        Assert.Equal(sent, _sent);
        await FinishAsync(waiting[1]);
    }

    [Fact]
    public async Task Classes_do_not_take_each_others_permits()
    {
        for (var i = 0; i < 8; i++)
        {
            _ = Start(_ => 1, quota: QuotaClass.Symmetric);
        }

        Assert.True((await RunAsync(_ => 7, quota: QuotaClass.Ecc)).IsSuccess);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_ended_and_tried_again()
    {
        var call = Start(attempt => attempt == 1 ? new TaskCompletionSource<BackendResult<Number>>().Task : Task.FromResult<BackendResult<Number>>(new Number(7)));
        _time.Advance(TimeSpan.FromSeconds(1.4));
        Assert.Equal(1, _sent);
        _time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(7, (await FinishAsync(call)).Value);
    }

    [Fact]
    public async Task A_creation_gets_longer_than_other_calls_and_not_for_ever()
    {
        var call = Start(_ => new TaskCompletionSource<BackendResult<Number>>().Task, once: true, QuotaClass.CreateKey);
        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(call.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal("AttemptTimeout", (await call.WaitAsync(TimeSpan.FromSeconds(10), Token)).Fault?.Code);
    }

    [Fact]
    public async Task The_callers_deadline_ends_the_pause_between_attempts()
    {
        using var caller = new CancellationTokenSource();
        var call = Start(_ => Throttle, cancellationToken: caller.Token);
        await UntilSent(1);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(1, _sent);
    }

    private async Task OpenAsync()
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.Same(Down, (await RunAsync(_ => Down, once: true)).Fault);
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }
    }

    private async Task<BackendResult<Number>> RunAsync(Func<int, Answer> answer, bool once = false, QuotaClass quota = QuotaClass.Ecc)
    {
        var call = Start(attempt => answer(attempt).ToTask(), once, quota);
        return await call.WaitAsync(TimeSpan.FromSeconds(10), Token);
    }

    private Task<BackendResult<Number>> Start(Func<int, Answer> answer, bool once = false, QuotaClass quota = QuotaClass.Ecc, CancellationToken? cancellationToken = null) =>
        Start(attempt => answer(attempt).ToTask(), once, quota, cancellationToken);

    private Task<BackendResult<Number>> Start(
        Func<int, Task<BackendResult<Number>>> answer,
        bool once = false,
        QuotaClass quota = QuotaClass.Ecc,
        CancellationToken? cancellationToken = null)
    {
        var attempts = 0;
        return Pipeline.ExecuteAsync(
            quota,
            once,
            async (answer, token) =>
            {
                Interlocked.Increment(ref _sent);
                return await answer(++attempts).WaitAsync(token);
            },
            answer,
            cancellationToken ?? Token).AsTask();
    }

    /// <summary>Moves time on until the call is done: its pauses have random lengths.</summary>
    private async Task<BackendResult<Number>> FinishAsync(Task<BackendResult<Number>> call)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(10) && !call.IsCompleted;)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        Assert.True(call.IsCompleted, "waited 10 s for the call to end");
        return await call;
    }

    private async Task UntilSent(int count)
    {
        for (var i = 0; i < 100_000 && Volatile.Read(ref _sent) < count; i++)
        {
            await Task.Yield();
        }

        Assert.Equal(count, _sent);
    }

    private sealed record Number(int Value)
    {
        public static implicit operator int(Number number) => number.Value;
    }

    /// <summary>A number or a fault, so that tests can write either.</summary>
    private readonly record struct Answer(BackendResult<Number> Result)
    {
        public static implicit operator Answer(int value) => new(new Number(value));

        public static implicit operator Answer(BackendFault fault) => new(fault);

        internal Task<BackendResult<Number>> ToTask() => Task.FromResult(Result);
    }
}
