// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Generations;
using Basil.Grains.Contracts;
using Basil.Grains.Keys;
using Basil.Grains.Reconcile;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;

namespace Basil.Grains.Tests.Fakes;

/// <summary>A cluster in this process over <see cref="FakeKeyBackend"/>. Keys have a clock that stands still; the cluster has the system's.</summary>
public sealed class KeyCluster : IAsyncLifetime
{
    private static readonly string[] Types = ["ed25519", "ecdsa-p256", "ecdsa-p384", "ecdsa-p521", "aes-256-gcm"];
    private readonly Dictionary<string, int> _taken = [];
    private InProcessTestCluster? _cluster;

    public KeyCluster()
        : this(Documents.Generation(
            from type in Types
            from number in Enumerable.Range(0, 30)
            select (Name(type, number), type, "error", true)))
    {
    }

    internal KeyCluster(Generation generation) => Generations = new GenerationSource(generation);

    internal FakeKeyBackend Backend { get; } = new();

    internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    internal KeyOptions Options { get; } = new();

    internal GenerationSource Generations { get; }

    internal LogRecord Log { get; } = new();

    internal Action<ReconcileOptions>? Reconcile { get; init; }

    internal short Silos { get; init; } = 1;

    internal IGrainFactory Grains => _cluster!.Client;

    internal IReconcileGrain Coordinator(string? digest = null) => Grains.GetGrain<IReconcileGrain>(digest ?? Generations.Current.Digest);

    internal IKeyGrain Grain(string name) => Grains.GetGrain<IKeyGrain>(name);

    internal static KeyCaller Caller(TimeSpan? timeLeft = null, uint? uid = Documents.Allowed) => new(uid, null, null, timeLeft ?? TimeSpan.FromSeconds(30));

    /// <summary>A catalog key that no other test of the cluster uses, present in the backend.</summary>
    internal (string Name, string Path, FakeKey Key) Present(string type = "ecdsa-p256")
    {
        var (name, path) = Absent(type);
        Assert.True(Basil.Core.Keys.KeyAlgorithmTokens.TryParse(type, out var algorithm));
        return (name, path, Backend[path] = new FakeKey(algorithm));
    }

    /// <summary>A catalog key that no other test of the cluster uses, not in the backend.</summary>
    internal (string Name, string Path) Absent(string type = "ecdsa-p256")
    {
        var number = _taken[type] = _taken.GetValueOrDefault(type) + 1;
        var name = Name(type, number);
        return (name, Documents.Path(name));
    }

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(Silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(Generations);
            silo.Services.AddSingleton<IKeyBackends>(Backend);
            silo.Services.AddSingleton(services => new KeyEnvironment(
                Generations,
                Backend,
                Options,
                services.GetRequiredService<KeyMetrics>(),
                Time,
                services.GetRequiredService<ILoggerFactory>()));
            silo.Services.AddLogging(logging => logging.AddProvider(Log));
            silo.Services.AddKeys().AddReconcile().Configure<ReconcileOptions>(options => Reconcile?.Invoke(options));
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }

    private static string Name(string type, int number) => $"{type.Replace("-", "_", StringComparison.Ordinal)}.n{number}";
}
