// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Generations;
using Basil.Core.Jwt;
using Basil.Grains.Authorization;
using Basil.Grains.Keys;
using Basil.Grains.Reconcile;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Basil.Grains;

/// <summary>Registers in a silo what its grains need: <c>services.AddKeys().AddReconcile()</c>.</summary>
internal static class GrainsExtensions
{
    /// <summary>Key grains and their authorization. A silo also registers <see cref="IKeyBackends"/> and <see cref="GenerationSource"/>.</summary>
    internal static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.TryAddSingleton<KeyMetrics>();
        services.AddOptions<KeyOptions>().BindConfiguration(KeyOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KeyOptions>, KeyOptionsRules>());
        services.AddOptions<PublicationOptions>().BindConfiguration(PublicationOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PublicationOptions>, PublicationOptionsRules>());
        services.TryAddSingleton(provider => new KeyEnvironment(
            provider.GetRequiredService<GenerationSource>(),
            provider.GetRequiredService<IKeyBackends>(),
            provider.GetRequiredService<IOptions<KeyOptions>>().Value,
            provider.GetRequiredService<KeyMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>())
        {
            Published = PublishedKeys.Parse(provider.GetRequiredService<IOptions<PublicationOptions>>().Value.Keys, out _),
        });
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IIncomingGrainCallFilter, KeyCallFilter>());
        return services;
    }

    internal static IServiceCollection AddReconcile(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<ReconcileOptions>();
        return services;
    }
}
