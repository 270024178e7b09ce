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
        AskAsync(Grain(generationDigest).ReconcileAsync(cancellationToken), cancellationToken);

    public Task<Outcome<ReconcileReport>> GetReadinessAsync(string generationDigest, CancellationToken cancellationToken) =>
        AskAsync(Grain(generationDigest).GetReadinessAsync(cancellationToken), cancellationToken);

    private IReconcileGrain Grain(string generationDigest) => grains.GetGrain<IReconcileGrain>(generationDigest);

    private async Task<Outcome<ReconcileReport>> AskAsync(Task<ReconcileReport> request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.WaitAsync(cancellationToken);
        }
        catch (Exception e) when (ClusterFaults.IsUnavailable(e))
        {
            LogUnavailable(e);
            return ClusterFaults.ToError(e);
        }
    }
}
