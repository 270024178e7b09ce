// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Policies;
using Microsoft.AspNetCore.Connections;

namespace Basil.Gateway.Attestation;

/// <summary>Says who is at the other end of a fresh connection.</summary>
internal interface IPeerAttestor
{
    CallerIdentity Attest(ConnectionContext connection);
}
