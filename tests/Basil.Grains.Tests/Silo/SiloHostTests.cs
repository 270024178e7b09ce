// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Core.Generations;
using Basil.Core.Keys;
using Basil.Grains.Contracts;
using Basil.Grains.Generations;
using Basil.Grains.Keys;
using Basil.Grains.Tests.Fakes;
using Basil.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Basil.Grains.Tests.Silo;

public sealed class SiloHostTests
{
    [Fact]
    public async Task A_composed_silo_reconciles_authorizes_and_signs()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new HostFolder();
        var backend = new FakeKeyBackend { ["alias/basil/a-key"] = new FakeKey(KeyAlgorithm.EcdsaP256) };
        var builder = folder.Builder();
        await builder.AddGenerationAsync(cancellation);
        builder.AddBasilSilo();
        builder.Services.AddSingleton<IKeyBackends>(backend);
        using var host = builder.Build();
        await host.StartAsync(cancellation);

        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var digest = host.Services.GetRequiredService<GenerationSource>().Current.Digest;
        var report = await grains.GetGrain<IReconcileGrain>(digest).ReconcileAsync(cancellation);
        var key = grains.GetGrain<IKeyGrain>("a.key");
        var allowed = await key.SignAsync(new SignCall(KeyCluster.Caller(), [1]), cancellation);
        var denied = await key.SignAsync(new SignCall(KeyCluster.Caller(uid: 1), [1]), cancellation);
        await host.StopAsync(cancellation);

        Assert.True(report.Servable);
        Assert.Equal(64, allowed.Value?.Length);
        Assert.Equal("Unauthorized", denied.Error?.Reason);
        Assert.Equal(new KeyOptions().MaxCallsInProgress, host.Services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value.MaxEnqueuedRequestsHardLimit);
    }

    [Fact]
    public async Task Settings_of_keys_that_make_no_sense_stop_the_start_all_at_once()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new HostFolder();
        var builder = folder.Builder([new("keys:stateTtlSeconds", "0"), new("keys:verify", "7")]);
        await builder.AddGenerationAsync(cancellation);
        builder.AddBasilSilo();
        using var host = builder.Build();

        var thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(cancellation));

        Assert.Equal(2, thrown.Failures.Count());
    }

    [Fact]
    public async Task Settings_of_a_backend_that_the_catalog_does_not_have_stop_the_start()
    {
        using var folder = new HostFolder();
        var builder = folder.Builder([new("backends:kmz:region", "us-east-1")]);
        await builder.AddGenerationAsync(TestContext.Current.CancellationToken);

        var thrown = Assert.Throws<StartupException>(builder.AddBasilSilo);

        Assert.Contains("kmz", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silo_without_a_generation_is_a_bug()
    {
        using var folder = new HostFolder();

        Assert.Throws<InvalidOperationException>(folder.Builder().AddBasilSilo);
    }
}
