// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Policies;
using Basil.Gateway.Attestation;
using Microsoft.AspNetCore.Connections;

namespace Basil.Gateway.Tests.Fixtures;

/// <summary>Says that new connections come from whoever the test wants.</summary>
internal sealed class FakePeer : IPeerAttestor
{
    internal CallerIdentity Caller { get; set; } = User(TestGeneration.Admin);

    internal static CallerIdentity User(uint uid) => new(uid, uid, 4_000_000);

    public CallerIdentity Attest(ConnectionContext connection) => Caller;
}
