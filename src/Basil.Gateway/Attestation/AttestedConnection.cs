// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Policies;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Basil.Gateway.Attestation;

/// <summary>The feature of a connection that holds its attested caller. Asked for once, when the connection begins: one connection is one identity.</summary>
internal sealed class AttestedConnection
{
    private AttestedConnection(CallerIdentity caller) => Caller = caller;

    internal CallerIdentity Caller { get; }

    /// <summary>A connection middleware that attests before any byte is read.</summary>
    internal static Func<ConnectionDelegate, ConnectionDelegate> Middleware(IPeerAttestor attestor) => next => connection =>
    {
        connection.Features.Set(new AttestedConnection(attestor.Attest(connection)));
        return next(connection);
    };

    /// <summary>The caller of a request.</summary>
    /// <exception cref="InvalidOperationException">The connection did not pass the middleware.</exception>
    internal static CallerIdentity CallerOf(IFeatureCollection features) =>
        features.GetRequiredFeature<AttestedConnection>().Caller;
}
