// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Grains.Contracts;

namespace Basil.Gateway.Routing;

/// <summary>The way to the one coordinator of a generation in the cluster.</summary>
internal interface IReconcileCoordinator
{
    /// <summary>Has every key of the generation reconciled. May be called again after a failure.</summary>
    Task<Outcome<ReconcileReport>> ReconcileAsync(string generationDigest, CancellationToken cancellationToken);

    /// <summary>Asks for the state of every key of the generation.</summary>
    Task<Outcome<ReconcileReport>> GetReadinessAsync(string generationDigest, CancellationToken cancellationToken);
}
