// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.Core.Generations;
using Basil.Gateway.Jwks;
using Basil.Gateway.Routing;
using Basil.Protocol.V1;
using Basil.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Basil.Gateway.Tests.Fixtures;

/// <summary>A gateway on a socket of its own, whole but for the cluster behind it.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory;
    private readonly WebApplication _application;
    private readonly List<GrpcChannel> _channels = [];

    private TestGateway(TemporaryDirectory directory, WebApplication application, GatewaySetup setup)
    {
        _directory = directory;
        _application = application;
        Setup = setup;
        SocketPath = directory.File("b.sock");
        AuditPath = directory.File("audit.jsonl");
    }

    internal GatewaySetup Setup { get; }

    internal FakeKeyRouter Router => Setup.Router;

    internal string SocketPath { get; }

    internal string AuditPath { get; }

    /// <summary>Where the gateway serves its key set, if a setting asks for that.</summary>
    internal Uri JwksAddress => new(_application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>()
        .Addresses.Single(address => !address.Contains("unix", StringComparison.Ordinal)));

    internal static async Task<TestGateway> StartAsync(Action<GatewaySetup>? prepare = null)
    {
        var setup = new GatewaySetup();
        prepare?.Invoke(setup);
        var directory = new TemporaryDirectory();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection([new("socket", directory.File("b.sock")), new("auditLog", directory.File("audit.jsonl"))]);
        builder.Configuration.AddInMemoryCollection(setup.Settings);
        builder.Services.AddSingleton(new GenerationSource(setup.Generation));
        builder.Services.AddSingleton(setup.Attestor ?? setup.Peer);
        builder.Services.AddSingleton<IKeyRouter>(setup.Router);
        builder.Services.AddSingleton<IReconcileCoordinator>(setup.Coordinator);
        builder.Services.AddSingleton<IPublishedKeySource>(setup.PublishedKeys);
        if (setup.Time is { } time)
        {
            builder.Services.AddSingleton(time);
        }

        WebApplication? application = null;
        try
        {
            builder.AddBasilGateway();
            application = builder.Build();
            application.MapBasilGateway();
            await application.StartAsync(TestContext.Current.CancellationToken);
            return new TestGateway(directory, application, setup);
        }
        catch
        {
            if (application is not null)
            {
                await application.DisposeAsync();
            }

            directory.Dispose();
            throw;
        }
    }

    /// <summary>A fresh connection as somebody.</summary>
    internal Task<CallInvoker> ConnectAsync(uint uid)
    {
        Setup.Peer.Caller = FakePeer.User(uid);
        return ConnectAsync();
    }

    internal Task<CallInvoker> ConnectAnonymouslyAsync()
    {
        Setup.Peer.Caller = new(null, null, null);
        return ConnectAsync();
    }

    /// <summary>A fresh connection, made now: who it is is settled when it begins.</summary>
    internal async Task<CallInvoker> ConnectAsync()
    {
        var channel = UnixChannel.Open(SocketPath);
        _channels.Add(channel);
        var invoker = channel.CreateCallInvoker();
        await new AdminService.AdminServiceClient(invoker).HealthAsync(new HealthRequest(), cancellationToken: TestContext.Current.CancellationToken);
        return invoker;
    }

    internal Task StopAsync() => _application.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>Stops the gateway and reads what it wrote down.</summary>
    internal async Task<IReadOnlyList<JsonElement>> StopAndReadAuditAsync()
    {
        _channels.ForEach(channel => channel.Dispose());
        await StopAsync();
        await _application.DisposeAsync();
        return [.. (await File.ReadAllLinesAsync(AuditPath, TestContext.Current.CancellationToken)).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public async ValueTask DisposeAsync()
    {
        _channels.ForEach(channel => channel.Dispose());
        await _application.DisposeAsync();
        _directory.Dispose();
    }
}
