// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Core.Generations;
using Basil.Grains.Generations;
using Basil.Grains.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Basil.Grains.Tests.Generations;

public sealed class GenerationsExtensionsTests
{
    [Fact]
    public async Task The_configured_files_become_the_generation_once()
    {
        using var folder = new HostFolder();
        var builder = folder.Builder();

        await builder.AddGenerationAsync(TestContext.Current.CancellationToken);
        await builder.AddGenerationAsync(TestContext.Current.CancellationToken);

        using var host = builder.Build();
        var source = Assert.Single(host.Services.GetServices<GenerationSource>());
        Assert.Equal("a.key", Assert.Single(source.Current.Catalog.Keys).Name.Value);
    }

    [Fact]
    public async Task Every_error_of_both_files_is_in_the_message()
    {
        using var folder = new HostFolder(HostFolder.Catalog.Replace("ecdsa-p256", "ecdsa-p999", StringComparison.Ordinal), "{ \"schemaVersion\": 7 }");

        var thrown = await Assert.ThrowsAsync<StartupException>(() => folder.Builder().AddGenerationAsync(TestContext.Current.CancellationToken));

        Assert.Contains("keyType", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("schemaVersion", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        using var folder = new HostFolder();

        var thrown = await Assert.ThrowsAsync<StartupException>(
            () => folder.Builder([new("catalog", "/nowhere/catalog.json")]).AddGenerationAsync(TestContext.Current.CancellationToken));

        Assert.Contains("/nowhere/catalog.json", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lenient")]
    [InlineData("2")]
    [InlineData("strict,off")]
    public async Task A_capability_policy_that_is_none_is_refused(string policy)
    {
        using var folder = new HostFolder();

        var thrown = await Assert.ThrowsAsync<StartupException>(
            () => folder.Builder([new("capabilityPolicy", policy)]).AddGenerationAsync(TestContext.Current.CancellationToken));

        Assert.Contains(policy, thrown.Message, StringComparison.Ordinal);
    }
}
