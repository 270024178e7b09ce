// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <summary>The one coordinator of a generation's reconcile; its identity is the generation digest. However many gateways ask, one walk happens.</summary>
[GrainInterfaceType("basil.reconcile")]
public interface IReconcileGrain : IGrainWithStringKey
{
    /// <summary>Reconciles every key of the generation, or returns the finished result of a walk of the last minute.</summary>
    /// <remarks>A result with failures is not kept: the next call walks again.</remarks>
    [Alias("reconcile")]
    [ResponseTimeout("00:02:00")]
    Task<ReconcileReport> ReconcileAsync(CancellationToken cancellationToken);

    /// <summary>The state of every key now, from the key grains' own knowledge; shared by all who ask within two seconds.</summary>
    [Alias("readiness")]
    Task<ReconcileReport> GetReadinessAsync(CancellationToken cancellationToken);
}
