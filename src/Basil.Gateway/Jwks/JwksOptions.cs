// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Basil.Core.Catalogs;
using Basil.Core.Errors;
using Basil.Core.Jwt;
using Microsoft.Extensions.Configuration;

namespace Basil.Gateway.Jwks;

/// <summary>Where the JSON Web Key Set is served and what is in it.</summary>
/// <param name="Endpoint">Configuration key <c>jwks:listen</c>: a loopback address and port; 0 takes a free one.</param>
/// <param name="Keys">Configuration key <c>jwks:keys</c>.</param>
internal sealed record JwksOptions(IPEndPoint Endpoint, PublishedKeys Keys)
{
    /// <summary>A set is fetched whole by everybody who checks a token: this many is already 200 kB.</summary>
    internal const int MaxKeys = 1000;

    /// <summary>Reads the settings and checks them against the catalog.</summary>
    /// <returns>Null where nothing is to be served.</returns>
    /// <exception cref="StartupException">Settings are wrong; all that are wrong are listed.</exception>
    internal static JwksOptions? Read(IConfiguration configuration, Catalog catalog)
    {
        if (configuration["jwks:listen"]?.Trim() is not { Length: > 0 } listen)
        {
            return null;
        }

        var keys = PublishedKeys.Parse(configuration["jwks:keys"], out var wrong);
        List<string> problems = [.. wrong];
        problems.AddRange(keys.Missing(catalog).Select(name => $"`jwks:keys` has '{name}', which is no token-signing key of the catalog"));
        if (keys.IsEmpty && problems.Count == 0)
        {
            problems.Add("`jwks:keys` names no key although `jwks:listen` is set");
        }

        if (keys.In(catalog).Count is > MaxKeys and var count)
        {
            problems.Add($"`jwks:keys` takes {count} keys; {MaxKeys} are the most");
        }

        // An address without a port parses too, as port 0.
        if (!IPEndPoint.TryParse(listen, out var endpoint) || !listen.EndsWith($":{endpoint.Port}", StringComparison.Ordinal))
        {
            problems.Add($"`jwks:listen` is '{listen}', which is no IP address with a port, such as 127.0.0.1:8201");
        }
        else if (!IPAddress.IsLoopback(endpoint.Address))
        {
            problems.Add($"`jwks:listen` is '{listen}', which is no loopback address; a reverse proxy on this host takes the set further");
        }

        return endpoint is not null && problems.Count == 0
            ? new JwksOptions(endpoint, keys)
            : throw new StartupException("The configuration of the JSON Web Key Set has errors:", problems);
    }
}
