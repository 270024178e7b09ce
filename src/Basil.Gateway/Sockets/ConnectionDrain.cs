// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Microsoft.AspNetCore.Connections;

namespace Basil.Gateway.Sockets;

/// <summary>Gives running requests a bounded time after a stop signal; connections that still stand then are cut.</summary>
/// <remarks>The web server's own drain lasts as long as the host's whole shutdown may; the silo beside it needs some of that for itself.</remarks>
internal sealed class ConnectionDrain : IDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenRegistration _stopping;
    private ITimer? _timer;

    internal ConnectionDrain(TimeSpan limit, TimeProvider time, CancellationToken stopping)
    {
        _stopping = stopping.UnsafeRegister(
            _ => _timer = time.CreateTimer(static over => ((CancellationTokenSource)over!).Cancel(), _over, limit, Timeout.InfiniteTimeSpan),
            null);
    }

    /// <summary>A connection middleware that cuts the connection when the time is over.</summary>
    internal Func<ConnectionDelegate, ConnectionDelegate> Middleware => next => async connection =>
    {
        await using var cut = _over.Token.UnsafeRegister(
            static connection => ((ConnectionContext)connection!).Abort(new ConnectionAbortedException("The broker is stopping.")),
            connection);
        await next(connection);
    };

    public void Dispose()
    {
        _stopping.Dispose();
        _timer?.Dispose();
        _over.Dispose();
    }
}
