// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Threading.RateLimiting;
using Basil.Backends.Resilience;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Basil.Backends.Tests.Resilience;

public sealed class PacedRateLimiterTests
{
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Permits_are_an_interval_apart()
    {
        await using var limiter = Limiter(rate: 10);
        var first = Take(limiter);
        var second = Take(limiter);
        var third = Take(limiter);

        Assert.True(first.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True((await second).IsAcquired);
        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True((await third).IsAcquired);
    }

    [Fact]
    public void Time_that_nobody_used_is_no_credit_beyond_the_burst()
    {
        using var limiter = Limiter(rate: 100);
        _time.Advance(TimeSpan.FromSeconds(60));

        // 10 ms of burst at one permit in 10 ms is one more than the permit that is due.
        Assert.Equal(2, Enumerable.Range(0, 50).Count(_ => limiter.AttemptAcquire(1).IsAcquired));
    }

    [Fact]
    public void In_any_second_no_more_than_rate_and_burst_are_given() =>
        Gen.Select(Gen.Int[1, 400], Gen.Int[0, 30].Array[1, 400]).Sample((rate, pauses) =>
        {
            var time = new FakeTimeProvider();
            using var limiter = new PacedRateLimiter(new PacedRateLimiterOptions(rate, TimeSpan.FromMilliseconds(10), 0, TimeSpan.Zero), time);
            var given = new List<DateTimeOffset>();
            foreach (var pause in pauses)
            {
                for (var i = 0; i < 20; i++)
                {
                    if (limiter.AttemptAcquire(1).IsAcquired)
                    {
                        given.Add(time.GetUtcNow());
                    }
                }

                time.Advance(TimeSpan.FromMilliseconds(pause));
            }

            var most = (rate * 1.01) + 1;
            for (var i = 0; i < given.Count; i++)
            {
                var inWindow = given.Skip(i).TakeWhile(at => at < given[i] + TimeSpan.FromSeconds(1)).Count();
                Assert.True(inWindow <= most, $"{inWindow} in a second at {rate}/s");
            }
        });

    [Fact]
    public async Task Who_came_first_is_served_first()
    {
        await using var limiter = Limiter(rate: 10);
        var order = new List<int>();
        var waiting = new List<Task>();
        for (var i = 0; i < 5; i++)
        {
            waiting.Add(Wait(i));
        }

        foreach (var wait in waiting)
        {
            await wait.WaitAsync(TimeSpan.FromSeconds(10), Token);
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal([0, 1, 2, 3, 4], order);

        async Task Wait(int number)
        {
            using var lease = await Take(limiter);
            order.Add(number);
        }
    }

    [Fact]
    public async Task Whom_it_cannot_serve_in_time_it_refuses_at_once_and_says_when()
    {
        await using var limiter = Limiter(rate: 10, queueTime: TimeSpan.FromMilliseconds(250));
        _ = await Take(limiter);
        _ = Take(limiter);
        _ = Take(limiter);

        var refused = Take(limiter);

        Assert.True(refused.IsCompleted);
        Assert.True((await refused).TryGetMetadata(MetadataName.RetryAfter, out var retryAfter));
        Assert.Equal(300, retryAfter.TotalMilliseconds, 1);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once()
    {
        await using var limiter = Limiter(rate: 1000, queue: 2);
        _ = await Take(limiter);
        for (var i = 0; i < 20; i++)
        {
            _ = limiter.AttemptAcquire(1);
        }

        var waiting = new[] { Take(limiter), Take(limiter) };
        var refused = Take(limiter);

        Assert.All(waiting, wait => Assert.False(wait.IsCompleted));
        Assert.True(refused.IsCompleted);
        Assert.False((await refused).IsAcquired);
    }

    [Fact]
    public async Task A_caller_that_gives_up_leaves_its_place_to_the_next()
    {
        await using var limiter = Limiter(rate: 10);
        using var caller = new CancellationTokenSource();
        _ = await Take(limiter);
        var leaving = limiter.AcquireAsync(1, caller.Token).AsTask();
        var next = Take(limiter);

        await caller.CancelAsync();
        _time.Advance(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        Assert.True((await next).IsAcquired);
    }

    [Fact]
    public async Task After_a_throttle_the_pace_halves_once_a_second_and_grows_back()
    {
        await using var limiter = Limiter(rate: 10);

        Assert.Equal(5, limiter.SlowDown());
        Assert.Null(limiter.SlowDown());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, limiter.SlowDown()!.Value, 3);

        _time.Advance(TimeSpan.FromSeconds(8));
        _ = await Take(limiter);
        var next = Take(limiter);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True(next.IsCompleted);
    }

    [Fact]
    public async Task Callers_who_wait_while_the_pace_falls_are_refused_when_their_time_is_over()
    {
        await using var limiter = Limiter(rate: 10, queueTime: TimeSpan.FromMilliseconds(500));
        _ = await Take(limiter);
        var waiting = Enumerable.Range(0, 5).Select(_ => Take(limiter)).ToArray();

        limiter.SlowDown();
        for (var i = 0; i < 60; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        var leases = await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(10), Token);
        Assert.Contains(leases, lease => lease.IsAcquired);
        Assert.Contains(leases, lease => !lease.IsAcquired);
    }

    [Fact]
    public async Task Disposing_ends_every_wait()
    {
        var limiter = Limiter(rate: 1);
        _ = await Take(limiter);
        var waiting = Take(limiter);

        await limiter.DisposeAsync();

        Assert.False((await waiting).IsAcquired);
    }

    private static Task<RateLimitLease> Take(PacedRateLimiter limiter) => limiter.AcquireAsync(1, Token).AsTask();

    private PacedRateLimiter Limiter(double rate, int queue = 100, TimeSpan? queueTime = null) =>
        new(new PacedRateLimiterOptions(rate, TimeSpan.FromMilliseconds(10), queue, queueTime ?? TimeSpan.FromSeconds(10)), _time);
}
