// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms;
using Basil.Gateway;
using Basil.Grains.Generations;
using Basil.Hosting.Configuration;
using Basil.Silo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Basil.Agent;

/// <summary>Composes silo and gateway in one process, with an embedded DevKms when the configuration asks for one.</summary>
/// <remarks>
/// Order matters and is this: read and check everything; start DevKms; start the silo; reconcile; bind the socket. Whatever fails, the socket
/// was never there.
/// </remarks>
internal sealed class AgentHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly DevKmsServer? _devKms;

    private AgentHost(WebApplication application, DevKmsServer? devKms)
    {
        _application = application;
        _devKms = devKms;
    }

    internal static async Task<AgentHost> CreateAsync(AgentArguments arguments, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "basil-agent" });

        // One process has nobody to meet, so its cluster ports are free ones and several agents fit on a machine.
        builder.Configuration.AddInMemoryCollection([new("cluster:siloPort", "0"), new("cluster:gatewayPort", "0")]);
        builder.Configuration.AddBasilSources(arguments.Configuration);
        builder.AddBasilLogging();

        await builder.AddGenerationAsync(cancellationToken);
        var devKms = await EmbeddedDevKms.StartAsync(builder.Configuration, cancellationToken);
        try
        {
            builder.AddBasilSilo();
            builder.AddBasilGateway();
            if (arguments.ExitWithParent)
            {
                builder.Services.AddHostedService<ParentWatch>();
            }

            var application = builder.Build();
            application.MapBasilGateway();
            return new AgentHost(application, devKms);
        }
        catch
        {
            if (devKms is not null)
            {
                await devKms.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>Serves until a signal; writes <c>ready SOCKET</c> once callers can connect.</summary>
    internal async Task RunAsync(TextWriter output)
    {
        var lifetime = _application.Services.GetRequiredService<IHostApplicationLifetime>();

        // What cannot even be made says why here; the host, asked to stop services that it never got, would say something else instead.
        _ = _application.Services.GetServices<IHostedService>().ToArray();
        try
        {
            await _application.StartAsync(lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop before it served: that is a clean stop, too.
            await _application.StopAsync(CancellationToken.None);
            return;
        }
        catch
        {
            // What had started stops in order; disposing a running silo would make it fail on the way out.
            await _application.StopAsync(CancellationToken.None);
            throw;
        }

        await output.WriteLineAsync($"ready {_application.Services.GetRequiredService<BrokerEndpoint>().Path}");
        await output.FlushAsync();
        await _application.WaitForShutdownAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        if (_devKms is not null)
        {
            await _devKms.DisposeAsync();
        }
    }
}
