// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net.Sockets;
using System.Runtime.Versioning;
using Basil.Core.Errors;
using Basil.Gateway.Attestation;
using Basil.Gateway.Audit;
using Basil.Gateway.Jwks;
using Basil.Gateway.Requests;
using Basil.Gateway.Routing;
using Basil.Gateway.Services;
using Basil.Gateway.Sockets;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Basil.Gateway;

/// <summary>Adds the gateway to a host that has a generation and a way to the cluster (an <see cref="IGrainFactory"/>, from a silo or a client).</summary>
internal static class GatewayHost
{
    /// <summary>Clients with a full pipe of requests are let in; what is above waits in connect(2).</summary>
    private const int Backlog = 1024;

    /// <summary>An idle connection costs little and a reconnecting client a round trip; a forgotten one should still end.</summary>
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan PingInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(20);

    /// <summary>A header block comes in one piece; one that is still coming after this is an endless chain of empty frames.</summary>
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(5);

    /// <summary>What is left of the host's shutdown after the drain, for a silo beside the gateway.</summary>
    private static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(10);

    /// <exception cref="StartupException">The configuration has errors; all of them are listed.</exception>
    internal static void AddBasilGateway(this WebApplicationBuilder builder)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new StartupException("The gateway runs on Linux only: it learns from the kernel who is calling.", []);
        }

        var options = GatewayOptions.Read(builder.Configuration);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options.Limits);
        services.AddSingleton(new BrokerEndpoint(options.Socket.Path));
        AddAudit(services, options.Audit);
        services.AddSingleton(provider => new ConnectionDrain(
            options.Limits.DrainTimeout,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        services.TryAddSingleton<IPeerAttestor, SocketPeerAttestor>();
        services.TryAddSingleton<IKeyRouter, GrainKeyRouter>();
        services.TryAddSingleton<IReconcileCoordinator, GrainReconcileCoordinator>();
        services.AddSingleton<RequestPipeline>();
        services.AddHostedService<GatewayStartup>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Limits.DrainTimeout + AfterDrain);
        AddRpc(services);
        builder.AddJwks();
        AddSocket(builder, options);
    }

    internal static void MapBasilGateway(this WebApplication application)
    {
        application.UseJwks();
        application.Use(FailureBoundary.InvokeAsync);
        application.MapGrpcService<SigningAdapter>();
        application.MapGrpcService<AeadAdapter>();
        application.MapGrpcService<SecretAdapter>();
        application.MapGrpcService<MintingAdapter>();
        application.MapGrpcService<NatsAdapter>();
        application.MapGrpcService<AdminAdapter>();
        application.MapGrpcService<InvocationAdapter>();
        application.MapGrpcService<NixCacheAdapter>();
    }

    private static void AddRpc(IServiceCollection services)
    {
        services.AddSingleton<SigningAdapter>();
        services.AddSingleton<AeadAdapter>();
        services.AddSingleton<SecretAdapter>();
        services.AddSingleton<MintingAdapter>();
        services.AddSingleton<NatsAdapter>();
        services.AddSingleton<AdminAdapter>();
        services.AddSingleton<InvocationAdapter>();
        services.AddSingleton<NixCacheAdapter>();
        services.AddGrpc(grpc =>
        {
            grpc.EnableDetailedErrors = false;
            grpc.MaxReceiveMessageSize = GatewayLimits.MaxMessageBytes;
            grpc.MaxSendMessageSize = GatewayLimits.MaxMessageBytes;
        });

        // Existing brokers take no compressed messages either, and what is not there can neither leak lengths nor explode. Afterwards, as the
        // library fills an empty list with its defaults.
        services.PostConfigure<GrpcServiceOptions>(grpc => grpc.CompressionProviders.Clear());
    }

    [SupportedOSPlatform("linux")]
    private static void AddAudit(IServiceCollection services, AuditOptions options) =>
        services.AddSingleton(provider => new AuditLog(
            options.Path.Length == 0 ? new NoAuditSink() : AuditFile.Open(options.Path),
            options.IsRequired,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AuditLog>>()));

    [SupportedOSPlatform("linux")]
    private static void AddSocket(WebApplicationBuilder builder, GatewayOptions options)
    {
        builder.Services.AddSingleton(_ => new BrokerSocket(options.Socket));
        builder.Services.AddOptions<SocketTransportOptions>().Configure<BrokerSocket>((transport, socket) =>
        {
            transport.Backlog = Backlog;
            transport.CreateBoundListenSocket = endpoint => endpoint is UnixDomainSocketEndPoint
                ? socket.Bind()
                : JwksHost.Bind(endpoint);
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = options.Limits.MaxConnections;
            kestrel.Limits.KeepAliveTimeout = IdleTimeout;
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
            kestrel.Limits.Http2.MaxStreamsPerConnection = GatewayLimits.MaxStreamsPerConnection;
            kestrel.Limits.Http2.KeepAlivePingDelay = PingInterval;
            kestrel.Limits.Http2.KeepAlivePingTimeout = PingTimeout;
            kestrel.Limits.Http2.MaxFrameSize = AuthorityRewriter.MaxFrameLength;
            kestrel.ListenUnixSocket(options.Socket.Path, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                var provider = listen.ApplicationServices;
                listen.Use(provider.GetRequiredService<ConnectionDrain>().Middleware);
                listen.Use(AttestedConnection.Middleware(provider.GetRequiredService<IPeerAttestor>()));
                listen.Use(AuthorityInput.Middleware);
            });
        });
    }
}
