// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Gateway.Tests.Fixtures;
using Basil.Protocol.V1;
using Grpc.Core;

namespace Basil.Gateway.Tests.Services;

public sealed class ListingTests
{
    [Fact]
    public async Task A_listing_shows_in_name_order_what_the_caller_may_see_and_nothing_else()
    {
        await using var gateway = await TestGateway.StartAsync();

        Assert.Equal(["app.p256 Signing EcdsaP256 1", "app.p521 Signing EcdsaP521 1"], await ListAsync(gateway, TestGeneration.Lister));
        Assert.Equal(["app.aes Encryption - 1", "app.ed25519 Signing Ed25519 1", "app.frozen Signing EcdsaP256 1", "app.p256 Signing EcdsaP256 1", "app.p521 Signing EcdsaP521 1"], await ListAsync(gateway, TestGeneration.Admin));
        Assert.Empty(await ListAsync(gateway, TestGeneration.Nobody));
        Assert.Empty(await ListAsync(gateway, TestGeneration.Stranger));
    }

    [Fact]
    public async Task A_prefix_is_plain_text()
    {
        await using var gateway = await TestGateway.StartAsync();

        Assert.Equal(["app.p256 Signing EcdsaP256 1"], await ListAsync(gateway, TestGeneration.Admin, "app.p2"));
        Assert.Empty(await ListAsync(gateway, TestGeneration.Admin, "APP"));
    }

    [Fact]
    public async Task Where_the_backend_is_silent_the_catalog_speaks_with_version_0()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Setup.Coordinator.Set(TestGeneration.P256, "unreachable");
        Assert.Equal(["app.p256 Signing EcdsaP256 0", "app.p521 Signing EcdsaP521 1"], await ListAsync(gateway, TestGeneration.Lister));

        gateway.Setup.Coordinator.Error = BrokerError.BackendUnavailable();
        Assert.Equal(["app.p256 Signing EcdsaP256 0", "app.p521 Signing EcdsaP521 0"], await ListAsync(gateway, TestGeneration.Lister));
    }

    [Fact]
    public async Task A_cluster_that_hangs_costs_a_listing_the_versions_and_no_more()
    {
        await using var gateway = await TestGateway.StartAsync(setup => setup.Settings["requestTimeoutSeconds"] = "1");
        gateway.Setup.Coordinator.Silence = new TaskCompletionSource().Task;

        Assert.Equal(["app.p256 Signing EcdsaP256 0", "app.p521 Signing EcdsaP521 0"], await ListAsync(gateway, TestGeneration.Lister));
    }

    private static async Task<List<string>> ListAsync(TestGateway gateway, uint uid, string? prefix = null)
    {
        var request = new ListCatalogRequest();
        if (prefix is not null)
        {
            request.Prefix = prefix;
        }

        using var call = new SecretService.SecretServiceClient(await gateway.ConnectAsync(uid)).ListCatalog(request, cancellationToken: TestContext.Current.CancellationToken);
        var lines = new List<string>();
        await foreach (var entry in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            lines.Add($"{entry.Name} {entry.Kind} {(entry.HasKeyType ? entry.KeyType : "-")} {entry.LatestVersion}");
        }

        return lines;
    }
}
