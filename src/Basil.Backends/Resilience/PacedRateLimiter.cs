// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Threading.RateLimiting;

namespace Basil.Backends.Resilience;

/// <summary>Gives permits at an even pace, in order of arrival, and refuses at once whom it could not serve in time.</summary>
/// <remarks>
/// <para>The generic cell rate algorithm (ITU-T I.371, annex A): a permit is given when the clock has reached <c>next</c>, and moves
/// <c>next</c> on by one interval from where it was, but never from further back than <c>Burst</c>. In any second at most
/// rate × (1 s + Burst) + 1 permits are given. A token bucket would give a whole second's worth at once, and AWS counts by the second.</para>
/// <para>One timer serves the whole queue, and a free permit costs neither a timer nor an allocation.</para>
/// </remarks>
internal sealed class PacedRateLimiter : RateLimiter
{
    private static readonly TimeSpan TimerResolution = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private readonly PacedRateLimiterOptions _options;
    private readonly TimeProvider _time;
    private readonly Pace _pace;
    private readonly LinkedList<PacedWaiter> _queue = [];
    private readonly ITimer _timer;
    private readonly long _burst;
    private long _next;
    private long _given;
    private long _refused;
    private bool _disposed;

    internal PacedRateLimiter(PacedRateLimiterOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _pace = new Pace(options.PermitsPerSecond, time);
        _burst = Units(options.Burst);
        _next = time.GetTimestamp();
        _timer = time.CreateTimer(static limiter => ((PacedRateLimiter)limiter!).Serve(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock)
        {
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = _queue.Count == 0 && _time.GetTimestamp() >= _next ? 1 : 0,
                CurrentQueuedCount = _queue.Count,
                TotalSuccessfulLeases = _given,
                TotalFailedLeases = _refused,
            };
        }
    }

    /// <summary>Tells that the backend throttled: the pace is halved, once a second at most.</summary>
    /// <returns>The new permits a second, or null where nothing changed.</returns>
    internal double? SlowDown()
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            var slowed = _pace.SlowDown(now);
            if (slowed is not null)
            {
                _next = Math.Max(_next, now + (long)_pace.IntervalAt(now));
            }

            return slowed;
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        ThrowIfMany(permitCount);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var now = _time.GetTimestamp();
            return _queue.Count == 0 && TryGive(now, permitCount) ? PacedLease.Acquired : Refuse(Wait(now));
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        ThrowIfMany(permitCount);
        LinkedListNode<PacedWaiter> node;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var now = _time.GetTimestamp();
            if (_queue.Count == 0 && TryGive(now, permitCount))
            {
                return new ValueTask<RateLimitLease>(PacedLease.Acquired);
            }

            var wait = Wait(now);
            if (_queue.Count >= _options.QueueLimit || wait > _options.MaxQueueTime)
            {
                return new ValueTask<RateLimitLease>(Refuse(wait));
            }

            node = _queue.AddLast(new PacedWaiter(now + Units(_options.MaxQueueTime)));
            if (_queue.Count == 1)
            {
                SetTimer(now);
            }
        }

        var waiter = node.Value;
        waiter.Cancellation = cancellationToken.UnsafeRegister((_, token) => Cancel(node, token), null);
        if (waiter.Task.IsCompleted)
        {
            waiter.Cancellation.Unregister();
        }

        return new ValueTask<RateLimitLease>(waiter.Task);
    }

    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            _disposed = true;
            for (; _queue.First is { } first; _queue.RemoveFirst())
            {
                first.Value.End(Refuse(TimeSpan.Zero));
            }
        }

        _timer.Dispose();
        base.Dispose(disposing);
    }

    private static void ThrowIfMany(int permitCount) =>
        ArgumentOutOfRangeException.ThrowIfGreaterThan(permitCount, 1);

    private void Serve()
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            while (_queue.First is { } first)
            {
                if (TryGive(now, 1))
                {
                    first.Value.End(PacedLease.Acquired);
                }
                else if (now >= first.Value.Deadline)
                {
                    first.Value.End(Refuse(Wait(now)));
                }
                else
                {
                    SetTimer(now);
                    return;
                }

                _queue.RemoveFirst();
            }
        }
    }

    private void Cancel(LinkedListNode<PacedWaiter> node, CancellationToken token)
    {
        lock (_lock)
        {
            if (node.List is null)
            {
                return;
            }

            _queue.Remove(node);
        }

        node.Value.TrySetCanceled(token);
    }

    private bool TryGive(long now, int permitCount)
    {
        if (now < _next)
        {
            return false;
        }

        if (permitCount > 0)
        {
            _next = Math.Max(_next, now - _burst) + (long)_pace.IntervalAt(now);
            _given++;
        }

        return true;
    }

    /// <summary>How long a caller that came now would wait.</summary>
    private TimeSpan Wait(long now) => Span(Math.Max(0, _next - now) + (long)(_queue.Count * _pace.IntervalAt(now)));

    private PacedLease Refuse(TimeSpan retryAfter)
    {
        _refused++;
        return PacedLease.Refused(retryAfter > TimerResolution ? retryAfter : TimerResolution);
    }

    private void SetTimer(long now)
    {
        if (!_disposed)
        {
            // A timer counts whole milliseconds; rounded down it would fire early and again and again.
            var due = Span(Math.Min(_next, _queue.First!.Value.Deadline) - now);
            _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(due.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
        }
    }

    private long Units(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);

    private TimeSpan Span(long units) => TimeSpan.FromSeconds((double)units / _time.TimestampFrequency);
}
