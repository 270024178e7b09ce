// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using Basil.Core.Catalogs;
using Basil.Core.Errors;
using Basil.Core.Keys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Basil.Backends.Tests;

public sealed class BackendsExtensionsTests
{
    [Fact]
    public async Task Every_backend_of_the_catalog_is_there_by_its_name()
    {
        await using var provider = new ServiceCollection()
            .AddLogging()
            .AddBackends(Configuration(("backends:east:region", "us-east-1"), ("backends:WEST:region", "us-west-2")), Catalog(BackendKind.AwsKms, "east", "west"))
            .BuildServiceProvider();

        var backends = provider.GetRequiredService<BackendSet>();

        Assert.Equal(["east", "west"], backends.Names.Order());
        Assert.True(backends.TryGet("east", out var east));
        Assert.Equal("aws-kms", east.Kind);
        Assert.False(backends.TryGet("north", out _));
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var configuration = Configuration(
            ("backends:kms:region", "US East"),
            ("backends:kms:endpoint", "localhost:4599"),
            ("backends:kms:maxAttempts", "0"),
            ("backends:kms:quotaShare", "1.5"),
            ("backends:kms:quotas:describeKey", "-1"),
            ("backends:other:attemptTimeoutSeconds", "soon"),
            ("backends:typo:region", "us-east-1"));

        var failure = Assert.Throws<StartupException>(() => new ServiceCollection().AddBackends(configuration, Catalog(BackendKind.AwsKms, "kms", "other")));

        Assert.Collection(
            failure.Problems,
            problem => Assert.Contains("backends:kms:region", problem, StringComparison.Ordinal),
            problem => Assert.Contains("backends:kms:endpoint", problem, StringComparison.Ordinal),
            problem => Assert.Contains("backends:kms:maxAttempts", problem, StringComparison.Ordinal),
            problem => Assert.Contains("backends:kms:quotaShare", problem, StringComparison.Ordinal),
            problem => Assert.Contains("backends:kms:quotas:describeKey", problem, StringComparison.Ordinal),
            problem => Assert.Contains("backends:other:attemptTimeoutSeconds", problem, StringComparison.OrdinalIgnoreCase),
            problem => Assert.Contains("backends:typo", problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(BackendKind.Vault), "vault")]
    [InlineData(nameof(BackendKind.Keystore), "keystore")]
    [InlineData(nameof(BackendKind.GcpKms), "gcp-kms")]
    public void A_kind_that_this_build_lacks_is_named(string kind, string token)
    {
        var failure = Assert.Throws<StartupException>(
            () => new ServiceCollection().AddBackends(Configuration(), Catalog(Enum.Parse<BackendKind>(kind), "one")));

        Assert.Contains($"`{token}`", Assert.Single(failure.Problems), StringComparison.Ordinal);
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();

    private static Catalog Catalog(BackendKind kind, params string[] names) => new(
        names.Select(name => new CatalogBackend(
            name, kind, "label", [KeyEngine.Transit], ImmutableArray<string>.Empty, ImmutableArray<KeyAlgorithm>.Empty, ImmutableArray<string>.Empty)),
        []);
}
