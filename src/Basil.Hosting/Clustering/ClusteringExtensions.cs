// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Sockets;
using Basil.Hosting.Configuration;
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

    /// <exception cref="ConfigurationException">A configured port is taken by another process.</exception>
    internal static ISiloBuilder UseBasilClustering(this ISiloBuilder silo, IConfiguration configuration)
    {
        var options = Read(configuration);
        var siloPort = Port("cluster:siloPort", options.SiloPort);
        var gatewayPort = Port("cluster:gatewayPort", options.GatewayPort);
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

    /// <summary>The configured port, or one that is free now. A taken one is an error here: the silo itself would wait for it without a word.</summary>
    private static int Port(string setting, int configured)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, configured);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            throw new ConfigurationException($"`{setting}` is {configured}, and that port cannot be listened on: {e.Message}");
        }
    }
}
