// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Gateway.Routing;
using Basil.Grains.Contracts;

namespace Basil.Gateway.Jwks;

/// <summary>Asks the grains that own the keys.</summary>
internal sealed class GrainPublishedKeys(IGrainFactory grains) : IPublishedKeySource
{
    public async Task<Outcome<KeyPublicKey[]>> GetAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await grains.GetGrain<IKeyGrain>(key).GetPublishedKeyAsync(cancellationToken).WaitAsync(cancellationToken);
            if (reply.Error is { } error)
            {
                return GrainKeyRouter.ToError(error);
            }

            return reply.Value ?? throw new InvalidOperationException("A key's reply has neither a value nor an error.");
        }
        catch (Exception e) when (ClusterFaults.IsUnavailable(e, cancellationToken))
        {
            return BrokerError.BackendUnavailable();
        }
    }
}
