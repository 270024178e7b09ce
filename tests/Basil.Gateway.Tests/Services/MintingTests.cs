// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Gateway.Requests;
using Basil.Gateway.Tests.Fixtures;
using Basil.Protocol.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Basil.Gateway.Tests.Services;

public sealed class MintingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_says_when_it_ends_only_if_it_does()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = await ClientAsync(gateway);

        var forever = await client.MintJwtAsync(new MintJwtRequest { KeyId = TestGeneration.P256, Subject = string.Empty }, cancellationToken: Cancellation);
        var limited = await client.MintJwtAsync(new MintJwtRequest { KeyId = TestGeneration.P256, Subject = "s", Ttl = new Duration { Seconds = 60 } }, cancellationToken: Cancellation);

        Assert.Null(forever.ExpiresAt);
        Assert.Equal(60, limited.ExpiresAt.Seconds);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(5, 99, 1)]
    [InlineData(5, 100, 1)]
    [InlineData(5, 101, 2)]
    [InlineData(Duration.MaxSeconds, 999_999_999, 10_000_000)]
    public void No_fraction_of_a_second_of_a_lifetime_is_lost(long seconds, int nanos, long ticks)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds) + TimeSpan.FromTicks(ticks), JwtFields.Lifetime(new Duration { Seconds = seconds, Nanos = nanos }));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"a\":")]
    [InlineData("{} {}")]
    [InlineData("{\"sub\":1}")]
    [InlineData("{\"a\":{},\"exp\":1}")]
    [InlineData("{\"\\u0069ss\":1}")]
    [InlineData("nonsense")]
    public async Task Bad_claims_are_refused(string claims)
    {
        await using var gateway = await TestGateway.StartAsync();
        var request = new MintJwtRequest { KeyId = TestGeneration.P256, Subject = "s", ExtraClaimsJson = ByteString.CopyFromUtf8(claims) };

        await Failures.ExpectAsync("INVALID_REQUEST", "mint", (await ClientAsync(gateway)).MintJwtAsync(request, cancellationToken: Cancellation).ResponseAsync);
        Assert.Empty(gateway.Router.Requests);
    }

    [Fact]
    public async Task Claims_that_are_reserved_only_at_the_top_are_allowed_below()
    {
        await using var gateway = await TestGateway.StartAsync();
        var request = new MintJwtRequest { KeyId = TestGeneration.P256, Subject = "s", ExtraClaimsJson = ByteString.CopyFromUtf8("""{"aud":"x","nested":{"sub":1}}""") };

        await (await ClientAsync(gateway)).MintJwtAsync(request, cancellationToken: Cancellation);
    }

    [Fact]
    public async Task Other_bad_fields_are_refused()
    {
        await using var gateway = await TestGateway.StartAsync();
        var client = await ClientAsync(gateway);
        MintJwtRequest[] bad =
        [
            new() { KeyId = TestGeneration.P256 },
            new() { KeyId = TestGeneration.P256, Subject = "s", Ttl = new Duration { Seconds = -1 } },
            new() { KeyId = TestGeneration.P256, Subject = "s", Ttl = new Duration { Nanos = 1_000_000_000 } },
            new() { KeyId = TestGeneration.P256, Subject = "s", Ttl = new Duration { Seconds = long.MaxValue } },
            new() { KeyId = TestGeneration.Aes, Subject = "s" },
        ];

        foreach (var request in bad)
        {
            await Failures.ExpectAsync("INVALID_REQUEST", "mint", client.MintJwtAsync(request, cancellationToken: Cancellation).ResponseAsync);
        }
    }

    private static async Task<MintingService.MintingServiceClient> ClientAsync(TestGateway gateway) => new(await gateway.ConnectAsync(TestGeneration.Admin));
}
