// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Basil.Cli.Tests.Fakes;

/// <summary>A broker on a Unix socket of its own, with real keys in memory and without policy; tests set what it answers otherwise.</summary>
internal sealed class FakeBroker : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly WebApplication _application;

    private FakeBroker()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(Socket, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        _application = builder.Build();
        _application.MapGrpcService<FakeAdmin>();
        _application.MapGrpcService<FakeAead>();
        _application.MapGrpcService<FakeMinting>();
        _application.MapGrpcService<FakeSecrets>();
        _application.MapGrpcService<FakeSigning>();
    }

    internal string Socket => _directory.File("broker.sock");

    internal FakeKeys Keys { get; } = new();

    /// <summary>The message of the last Sign, as it arrived.</summary>
    internal byte[]? SignedMessage { get; set; }

    /// <summary>The request of the last mint, as it arrived.</summary>
    internal Protocol.V1.MintJwtRequest? MintRequest { get; set; }

    internal bool Ready { get; set; } = true;

    /// <summary>The broker becomes ready with this many questions whether it is; 0 for never.</summary>
    internal int ReadyAfterQuestions { get; set; }

    /// <summary>What an operation fails with; null for one that does not.</summary>
    internal Func<string, Exception?>? Fails { get; set; }

    internal static async Task<FakeBroker> StartAsync()
    {
        var broker = new FakeBroker();
        await broker._application.StartAsync(TestContext.Current.CancellationToken);
        return broker;
    }

    internal void ThrowIfFailing(string operation)
    {
        if (Fails?.Invoke(operation) is { } failure)
        {
            throw failure;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _application.StopAsync(atOnce.Token);
        await _application.DisposeAsync();
        Keys.Dispose();
        _directory.Dispose();
    }
}
