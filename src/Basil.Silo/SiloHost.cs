// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Grains;
using Basil.Grains.Keys;
using Basil.Hosting.Clustering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Basil.Silo;

/// <summary>Composes a silo: the cluster it belongs to, the grains it serves, the backends they use.</summary>
internal static class SiloHost
{
    /// <summary>Adds a silo to a host that already has its generation (<c>AddGenerationAsync</c>).</summary>
    internal static void AddBasilSilo(this IHostApplicationBuilder builder)
    {
        builder.Services.AddKeys().AddReconcile();
        builder.UseOrleans(silo =>
        {
            silo.UseBasilClustering(builder.Configuration);

            // Orleans' own default is no limit at all: a flood of calls to one key would be remembered until memory ends.
            silo.Services.AddOptions<SiloMessagingOptions>().Configure<IOptions<KeyOptions>>(
                (messaging, keys) => messaging.MaxEnqueuedRequestsHardLimit = keys.Value.MaxCallsInProgress);
        });
    }
}
