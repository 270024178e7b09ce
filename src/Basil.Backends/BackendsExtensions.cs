// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

#if BASIL_AWS_KMS
using Basil.Backends.AwsKms;
#endif
using Basil.Core.Backends;
using Basil.Core.Catalogs;
using Basil.Core.Errors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Basil.Backends;

/// <summary>Composition of backends.</summary>
internal static class BackendsExtensions
{
    private const string Section = "backends";

    /// <summary>
    /// Registers <see cref="BackendSet"/> with every backend of the catalog, each configured by <c>backends:NAME</c>. Sends nothing.
    /// </summary>
    /// <exception cref="StartupException">
    /// Settings cannot be used, name a backend that the catalog has not, or a backend is of a kind that this build lacks; all of them at once.
    /// </exception>
    internal static IServiceCollection AddBackends(this IServiceCollection services, IConfiguration configuration, Catalog catalog)
    {
        var section = configuration.GetSection(Section);
        var problems = new List<string>();
        var makers = new Dictionary<string, Func<TimeProvider, ILoggerFactory, IKeyBackend>>(StringComparer.Ordinal);
        foreach (var backend in catalog.Backends.Values.OrderBy(backend => backend.Name, StringComparer.Ordinal))
        {
            if (Maker(backend, section.GetSection(backend.Name), problems) is { } maker)
            {
                makers.Add(backend.Name, maker);
            }
        }

        // Configuration names are case-insensitive: an environment variable has no case of its own.
        var known = catalog.Backends.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        problems.AddRange(section.GetChildren()
            .Where(child => !known.Contains(child.Key))
            .Select(child => $"`{child.Path}` configures a backend that the catalog does not have"));
        if (problems.Count > 0)
        {
            throw new StartupException("the backends cannot be used", problems);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new BackendSet(makers.ToDictionary(
            maker => maker.Key,
            maker => maker.Value(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()),
            StringComparer.Ordinal)));
        return services;
    }

    private static Func<TimeProvider, ILoggerFactory, IKeyBackend>? Maker(CatalogBackend backend, IConfigurationSection section, List<string> problems)
    {
#if BASIL_AWS_KMS
        if (backend.Kind == BackendKind.AwsKms)
        {
            return AwsKmsRegistration.Read(backend.Name, section, problems);
        }
#endif
        problems.Add($"backend `{backend.Name}` is of kind `{Token(backend.Kind)}`, which this build lacks");
        return null;
    }

    private static string Token(BackendKind kind) => kind switch
    {
        BackendKind.Vault => "vault",
        BackendKind.Keystore => "keystore",
        BackendKind.AwsKms => "aws-kms",
        BackendKind.GcpKms => "gcp-kms",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The backend kind has no token."),
    };
}
