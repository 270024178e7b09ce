// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Core.Generations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Basil.Grains.Generations;

/// <summary>Loads the catalog and the policy before anything else is composed.</summary>
internal static class GenerationsExtensions
{
    /// <summary>Registers <see cref="GenerationSource"/> with the generation that the configured files hold; does nothing when there is one.</summary>
    /// <exception cref="StartupException">The files cannot be read or hold errors; all of them are listed.</exception>
    internal static async Task AddGenerationAsync(this IHostApplicationBuilder builder, CancellationToken cancellationToken)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(GenerationSource)))
        {
            return;
        }

        var options = Read(builder.Configuration);
        var load = await GenerationLoader.LoadFilesAsync(options.Catalog, options.Policy, options.CapabilityPolicy, cancellationToken);
        if (load.Generation is not { } generation)
        {
            throw new StartupException("the catalog and the policy cannot be served", [.. load.Errors.Select(error => error.ToString())]);
        }

        builder.Services.AddSingleton(new GenerationSource(generation));
        builder.Services.AddSingleton(load);
        builder.Services.AddHostedService<GenerationReport>();
    }

    private static GenerationOptions Read(IConfiguration configuration)
    {
        var options = new GenerationOptions();
        if (configuration["capabilityPolicy"] is { Length: > 0 } text)
        {
            if (!CapabilityPolicyTokens.All.TryParse(text, out var policy))
            {
                throw new StartupException($"`capabilityPolicy` is `{text}`; it must be `strict`, `degraded` or `off`", []);
            }

            options.CapabilityPolicy = policy;
        }

        options.Catalog = configuration["catalog"] is { Length: > 0 } catalog ? catalog : options.Catalog;
        options.Policy = configuration["policy"] is { Length: > 0 } policyPath ? policyPath : options.Policy;
        return options;
    }
}
