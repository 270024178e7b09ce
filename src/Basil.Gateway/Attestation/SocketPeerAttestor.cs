// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Policies;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Basil.Gateway.Attestation;

/// <summary>Asks the kernel, through the connection's own socket.</summary>
internal sealed class SocketPeerAttestor : IPeerAttestor
{
    public CallerIdentity Attest(ConnectionContext connection) =>
        PeerCredentials.Read(connection.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket);
}
