// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using Basil.Client;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Basil.Protocol.Tests.Client;

/// <summary>A gRPC server on a Unix socket of its own that answers each type of request as a test tells it.</summary>
internal sealed class FakeBroker : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Type, Delegate> _answers = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("basil-protocol-");
    private WebApplication? _application;

    internal string SocketPath => Path.Combine(_directory.FullName, "broker.sock");

    /// <summary>When set, answers every request instead of gRPC.</summary>
    internal RequestDelegate? Raw { get; set; }

    internal static async Task<FakeBroker> StartAsync()
    {
        var broker = new FakeBroker();
        await broker.StartServerAsync();
        return broker;
    }

    internal BasilClient Connect(BasilClientOptions? options = null) => BasilClient.Connect(SocketPath, options);

    internal void On<TRequest, TResponse>(Func<TRequest, TResponse> answer) =>
        On<TRequest, TResponse>((request, _) => Task.FromResult(answer(request)));

    internal void On<TRequest, TResponse>(Func<TRequest, ServerCallContext, Task<TResponse>> answer) => _answers[typeof(TRequest)] = answer;

    internal Task<TResponse> AnswerAsync<TRequest, TResponse>(TRequest request, ServerCallContext context) =>
        _answers.TryGetValue(typeof(TRequest), out var answer)
            ? ((Func<TRequest, ServerCallContext, Task<TResponse>>)answer)(request, context)
            : throw new RpcException(new Status(StatusCode.Unimplemented, ""));

    internal async Task StartServerAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(SocketPath, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(this);
        _application = builder.Build();
        _application.Use((context, next) => Raw is { } raw ? raw(context) : next(context));
        _application.MapGrpcService<FakeSigningService>();
        _application.MapGrpcService<FakeAeadService>();
        _application.MapGrpcService<FakeSecretService>();
        _application.MapGrpcService<FakeMintingService>();
        _application.MapGrpcService<FakeAdminService>();
        await _application.StartAsync(TestContext.Current.CancellationToken);
    }

    internal async Task StopServerAsync()
    {
        if (_application is { } application)
        {
            _application = null;
            using var atOnce = new CancellationTokenSource();
            await atOnce.CancelAsync();
            await application.StopAsync(atOnce.Token);
            await application.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopServerAsync();
        _directory.Delete(recursive: true);
    }
}
