// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Backends;
using Basil.Core.Errors;
using Basil.Core.Generations;
using Basil.Grains;
using Basil.Grains.Generations;
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
    /// <summary>Adds a silo to a host that already has its generation (<see cref="GenerationsExtensions.AddGenerationAsync"/>).</summary>
    /// <exception cref="InvalidOperationException">The host has no generation.</exception>
    /// <exception cref="StartupException">A backend of the catalog cannot be served by this build or this configuration.</exception>
    internal static void AddBasilSilo(this IHostApplicationBuilder builder)
    {
        var catalog = builder.Services
            .Select(service => service.ImplementationInstance)
            .OfType<GenerationSource>()
            .SingleOrDefault()?.Current.Catalog
            ?? throw new InvalidOperationException("A silo is composed after its generation is loaded.");
        builder.Services.AddBackends(builder.Configuration, catalog);
        builder.Services.AddSingleton<IKeyBackends, SiloBackends>();
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
