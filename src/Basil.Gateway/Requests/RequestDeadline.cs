// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;

namespace Basil.Gateway.Requests;

/// <summary>The moment at which a request's work ends: the caller's deadline, its departure, or the gateway's own limit, whichever comes first.</summary>
internal sealed class RequestDeadline : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _registration;

    /// <param name="context">The request; its deadline is an absolute UTC time, DateTime.MaxValue where the caller stated none.</param>
    /// <param name="limit">The gateway's own limit; null for a request that has none.</param>
    /// <param name="time">The clock of both.</param>
    internal RequestDeadline(ServerCallContext context, TimeSpan? limit, TimeProvider time)
    {
        _caller = context.CancellationToken;
        TimeLeft = Left(context.Deadline, limit, time);
        _source = TimeLeft == Timeout.InfiniteTimeSpan ? new CancellationTokenSource() : new CancellationTokenSource(TimeLeft, time);
        _registration = _caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    internal CancellationToken Token => _source.Token;

    /// <summary>Time from the request's entry to its end; infinite for one without a limit.</summary>
    internal TimeSpan TimeLeft { get; }

    /// <summary>Whether time ended the work; false where the caller left first.</summary>
    internal bool IsExpired => _source.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }

    private static TimeSpan Left(DateTime deadline, TimeSpan? limit, TimeProvider time)
    {
        if (deadline == DateTime.MaxValue)
        {
            return limit ?? Timeout.InfiniteTimeSpan;
        }

        var left = deadline - time.GetUtcNow().UtcDateTime;
        left = left < TimeSpan.Zero ? TimeSpan.Zero : left;

        // A longer deadline than the limit, and one further off than a timer can be set, is the limit.
        return left > (limit ?? TimeSpan.FromDays(1)) ? limit ?? Timeout.InfiniteTimeSpan : left;
    }
}
