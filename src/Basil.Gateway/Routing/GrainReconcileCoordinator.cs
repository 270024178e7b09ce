// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Grains.Contracts;
using Microsoft.Extensions.Logging;

namespace Basil.Gateway.Routing;

/// <summary>Calls the generation's reconcile grain.</summary>
internal sealed partial class GrainReconcileCoordinator(IGrainFactory grains, ILogger<GrainReconcileCoordinator> logger) : IReconcileCoordinator
{
    private readonly ILogger _logger = logger;

    public Task<Outcome<ReconcileReport>> ReconcileAsync(string generationDigest, CancellationToken cancellationToken) =>
        AskAsync(generationDigest, grain => grain.ReconcileAsync(cancellationToken), cancellationToken);

    public Task<Outcome<ReconcileReport>> GetReadinessAsync(string generationDigest, CancellationToken cancellationToken) =>
        AskAsync(generationDigest, grain => grain.GetReadinessAsync(cancellationToken), cancellationToken);

    private async Task<Outcome<ReconcileReport>> AskAsync(
        string generationDigest,
        Func<IReconcileGrain, Task<ReconcileReport>> ask,
        CancellationToken cancellationToken)
    {
        try
        {
            return await ask(grains.GetGrain<IReconcileGrain>(generationDigest)).WaitAsync(cancellationToken);
        }
        catch (Exception e) when (ClusterFaults.IsUnavailable(e, cancellationToken))
        {
            LogUnavailable(e);
            return BrokerError.BackendUnavailable();
        }
    }
}
