// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Generations;
using Basil.Core.Keys;
using Basil.Core.Policies;

namespace Basil.Core.Tests.Generations;

/// <summary>The catalog that the founding page prints loads as it is, and decides with an ordinary policy.</summary>
public sealed class FoundingPageTests
{
    [Fact]
    public async Task The_founding_page_catalog_loads_and_decides()
    {
        var load = await GenerationLoader.LoadFilesAsync(
            Testdata.Path("catalogs/valid/founding-page.json"),
            Testdata.Path("policies/valid/typical.json"),
            CapabilityPolicy.Strict,
            TestContext.Current.CancellationToken);

        Assert.Empty(load.Errors);
        var generation = Assert.IsType<Generation>(load.Generation);
        Assert.Equal(1ul, generation.Id);
        Assert.Equal(["jwt.signing.primary", "payload.aead"], generation.Catalog.Keys.Select(key => key.Name.Value));
        var web = generation.Policy.Resolve(new CallerIdentity(9001, 9001, 1));
        Assert.Equal("svc.web", web.Subject);
        Assert.Equal("svc-web(9001)", web.DisplayName);
        Assert.Equal("unix_peercred:svc.web", web.AuthenticatedBy);
        var explanation = generation.Policy.Explain(generation.Catalog, "svc.web", KeyOperation.Sign, "jwt.signing.primary");
        Assert.Equal(new MatchedRule("web-signs", "subject:svc.web", "svc.web", "role:signer", "jwt.**"), explanation.Rule);
    }

    [Fact]
    public async Task Nobody_can_sign_with_the_encryption_key()
    {
        var load = await GenerationLoader.LoadFilesAsync(
            Testdata.Path("catalogs/valid/founding-page.json"),
            Testdata.Path("policies/valid/typical.json"),
            CapabilityPolicy.Strict,
            TestContext.Current.CancellationToken);

        var generation = load.Generation!;
        Assert.Equal("not_permitted", generation.Policy.Decide(generation.Catalog, "svc.web", KeyOperation.Sign, "payload.aead").Reason);
    }
}
