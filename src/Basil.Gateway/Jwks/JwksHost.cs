// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;
using Basil.Core.Errors;
using Basil.Core.Generations;
using Basil.Gateway.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Basil.Gateway.Jwks;

/// <summary>Adds the JSON Web Key Set's listener to a gateway whose configuration asks for one.</summary>
internal static class JwksHost
{
    /// <summary>Its listener is bound before the socket, so that a taken port ends the start before callers can connect.</summary>
    /// <exception cref="StartupException">The configuration has errors; all of them are listed.</exception>
    internal static void AddJwks(this WebApplicationBuilder builder)
    {
        var catalog = builder.Services
            .Select(service => service.ImplementationInstance)
            .OfType<GenerationSource>()
            .SingleOrDefault()?.Current.Catalog
            ?? throw new InvalidOperationException("A gateway is composed after its generation is loaded.");
        if (JwksOptions.Read(builder.Configuration, catalog) is not { } options)
        {
            return;
        }

        builder.Services.AddSingleton(options);
        builder.Services.TryAddSingleton<IPublishedKeySource, GrainPublishedKeys>();
        builder.Services.AddSingleton<JwksPublisher>();
        builder.Services.AddSingleton<JwksResponder>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<JwksPublisher>());
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(options.Endpoint, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(listen.ApplicationServices.GetRequiredService<ConnectionDrain>().Middleware);
            listen.Use(JwksConnection.Middleware(listen.ApplicationServices.GetRequiredService<TimeProvider>()));
        }));
    }

    /// <exception cref="StartupException">The address is taken, or may not be bound.</exception>
    internal static Socket Bind(EndPoint endpoint)
    {
        try
        {
            return SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        }
        catch (SocketException e)
        {
            throw new StartupException($"Cannot listen on {endpoint} (`jwks:listen`): {e.Message}.", []);
        }
    }

    internal static void UseJwks(this WebApplication application)
    {
        if (application.Services.GetService<JwksResponder>() is { } responder)
        {
            application.Use(responder.InvokeAsync);
        }
    }
}
