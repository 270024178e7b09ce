// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Basil.Hosting.Clustering;

/// <summary>Makes a process a member, or a client, of a cluster on this machine: everything listens on loopback, nothing is to be installed.</summary>
internal static class ClusteringExtensions
{
    /// <summary>The origin of 10 s: a caller's default deadline is 30 s, and a call that waits longer than a third of it had better be tried again.</summary>
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    internal static ISiloBuilder UseBasilClustering(this ISiloBuilder silo, IConfiguration configuration)
    {
        var options = Read(configuration);
        var siloPort = options.SiloPort == 0 ? FreePort() : options.SiloPort;
        var gatewayPort = options.GatewayPort == 0 ? FreePort() : options.GatewayPort;
        silo.UseLocalhostClustering(siloPort, gatewayPort, new IPEndPoint(IPAddress.Loopback, siloPort), options.ServiceId, options.ClusterId);
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        QuietFalseAlarms(silo.Services);
        return silo;
    }

    internal static IClientBuilder UseBasilClusteringClient(this IClientBuilder client, IConfiguration configuration)
    {
        var options = Read(configuration);
        client.UseLocalhostClustering(options.GatewayPort, options.ServiceId, options.ClusterId);
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout);
        return client;
    }

    private static ClusterOptions Read(IConfiguration configuration)
    {
        var options = new ClusterOptions();
        configuration.GetSection(ClusterOptions.Section).Bind(options);
        return options;
    }

    /// <summary>Orleans' watchdog reports the machine's uptime as a stall when it starts; its other findings are warnings of the same category at run time.</summary>
    private static void QuietFalseAlarms(IServiceCollection services) =>
        services.AddLogging(logging => logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error));

    /// <summary>A port that was free a moment ago; the silo says clearly when somebody else took it meanwhile.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
