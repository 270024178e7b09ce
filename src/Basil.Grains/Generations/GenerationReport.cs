// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Generations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Basil.Grains.Generations;

/// <summary>Logs once, at start, which generation is served and what its load warned of.</summary>
internal sealed partial class GenerationReport(GenerationLoad load, ILogger<GenerationReport> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (load.Generation is { } generation)
        {
            LogGeneration(generation.Id, generation.Digest, generation.Catalog.Keys.Count);
        }

        foreach (var warning in load.Warnings)
        {
            LogWarning(warning);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
