// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Microsoft.AspNetCore.Connections;

namespace Basil.Gateway.Jwks;

/// <summary>The feature that marks a connection of the key set's listener; requests on any other never see the key set, and these never see anything else.</summary>
internal sealed class JwksConnection
{
    /// <summary>Connections at once; more are closed at once. The gateway's own limit counts these too, so they must not be able to fill it.</summary>
    internal const int MaxConnections = 64;

    /// <summary>A connection carries one request, so one that is older has a peer that does not send or does not read.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private static readonly JwksConnection Mark = new();

    private JwksConnection()
    {
    }

    /// <summary>A connection middleware that bounds how many connections there are and how long each lives.</summary>
    internal static Func<ConnectionDelegate, ConnectionDelegate> Middleware(TimeProvider time)
    {
        var open = 0;
        return next => async connection =>
        {
            if (Interlocked.Increment(ref open) > MaxConnections)
            {
                Interlocked.Decrement(ref open);
                connection.Abort(new ConnectionAbortedException("Too many connections ask for the key set."));
                return;
            }

            try
            {
                using var lifetime = new CancellationTokenSource(Lifetime, time);
                await using var cut = lifetime.Token.UnsafeRegister(
                    static connection => ((ConnectionContext)connection!).Abort(new ConnectionAbortedException("The connection's time is over.")),
                    connection);
                connection.Features.Set(Mark);
                await next(connection);
            }
            finally
            {
                Interlocked.Decrement(ref open);
            }
        };
    }
}
