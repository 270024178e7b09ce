// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace Basil.DevKms.Tests.Keys;

public sealed class ListingTests
{
    [Fact]
    public async Task Keys_and_aliases_come_in_pages_each_once()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var keys = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            var key = await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
            keys.Add(key.KeyId);
            await endpoint.CreateAliasAsync($"alias/a{i}", key.KeyId);
        }

        var listedKeys = new List<string>();
        var listedAliases = new List<string>();
        await foreach (var page in endpoint.Kms.Paginators.ListKeys(new ListKeysRequest { Limit = 3 }).Responses.WithCancellation(TestContext.Current.CancellationToken))
        {
            Assert.InRange(page.Keys.Count, 1, 3);
            listedKeys.AddRange(page.Keys.Select(key => key.KeyId));
        }

        await foreach (var page in endpoint.Kms.Paginators.ListAliases(new ListAliasesRequest { Limit = 3 }).Responses.WithCancellation(TestContext.Current.CancellationToken))
        {
            Assert.InRange(page.Aliases.Count, 1, 3);
            listedAliases.AddRange(page.Aliases.Select(alias => alias.AliasName));
        }

        Assert.Equal(keys.Order(StringComparer.Ordinal), listedKeys);
        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"alias/a{i}"), listedAliases);
    }

    [Fact]
    public async Task A_full_last_page_is_not_truncated()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);

        var page = await endpoint.Kms.ListKeysAsync(new ListKeysRequest { Limit = 2 }, TestContext.Current.CancellationToken);

        Assert.Equal(2, page.Keys.Count);
        Assert.False(page.Truncated);
        Assert.Null(page.NextMarker);
        Assert.All(page.Keys, key => Assert.EndsWith(key.KeyId, key.KeyArn, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("not a marker", "InvalidMarkerException")]
    [InlineData("AAAA", "InvalidMarkerException")]
    public async Task A_marker_that_no_listing_gave_is_refused(string marker, string code)
    {
        await using var endpoint = await TestEndpoint.StartAsync();

        await Refused.With(code, () => endpoint.Kms.ListKeysAsync(new ListKeysRequest { Marker = marker }, TestContext.Current.CancellationToken));
        await Refused.With(code, () => endpoint.Kms.ListAliasesAsync(new ListAliasesRequest { Marker = marker }, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_limit_is_1_to_1000(int limit)
    {
        await using var endpoint = await TestEndpoint.StartAsync();

        await Refused.With(
            "ValidationException", () => endpoint.Kms.ListKeysAsync(new ListKeysRequest { Limit = limit }, TestContext.Current.CancellationToken));
    }
}
