// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Client;
using Basil.Protocol.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Basil.Protocol.Tests.Client;

public sealed class BasilClientAdminTests : IAsyncLifetime
{
    private FakeBroker _broker = null!;
    private BasilClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _broker = await FakeBroker.StartAsync();
        _client = _broker.Connect();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task Status_health_and_readiness_come_through()
    {
        _broker.On<StatusRequest, StatusResponse>(_ => new StatusResponse { Backend = "aws-kms", Version = "1.2.3", Protocol = 1 });
        _broker.On<HealthRequest, HealthResponse>(_ => new HealthResponse { Alive = true, Version = "1.2.3" });
        _broker.On<ReadinessRequest, ReadinessResponse>(_ => new ReadinessResponse
        {
            Ready = true,
            Reason = ReadinessReason.Ready,
            Generation = 1,
            KeysTotal = 2,
            KeysPresent = 3,
            KeysRequiredMissing = 4,
            KeysOptionalMissing = 5,
        });

        Assert.Equal(new BasilStatus("aws-kms", "1.2.3", 1), await _client.StatusAsync(Token));
        Assert.Equal(new BasilHealth(true, "1.2.3"), await _client.HealthAsync(Token));
        Assert.Equal(new BasilReadiness(true, BasilReadinessReason.Ready, 1, 2, 3, 4, 5), await _client.ReadinessAsync(Token));
    }

    [Fact]
    public async Task ListCatalog_streams_the_entries()
    {
        _broker.On<ListCatalogRequest, CatalogEntry[]>(request =>
        [
            new CatalogEntry { Name = request.HasPrefix ? request.Prefix : "absent", Kind = CatalogKind.Signing, KeyType = KeyType.Ed25519, LatestVersion = 1 },
            new CatalogEntry { Name = "b", Kind = CatalogKind.Encryption },
            new CatalogEntry { Name = "c", Kind = (CatalogKind)31, KeyType = (KeyType)31 },
        ]);

        Assert.Equal(
            [
                new BasilCatalogEntry("a.", BasilCatalogKind.Signing, BasilKeyType.Ed25519, 1),
                new BasilCatalogEntry("b", BasilCatalogKind.Encryption, null, 0),
                new BasilCatalogEntry("c", BasilCatalogKind.Unspecified, BasilKeyType.Unspecified, 0),
            ],
            await _client.ListCatalogAsync("a.", Token).ToListAsync(Token));
        Assert.Equal("absent", (await _client.ListCatalogAsync(cancellationToken: Token).FirstAsync(Token)).Name);
    }

    [Fact]
    public async Task Explain_gives_rule_or_reason()
    {
        _broker.On<ExplainRequest, ExplainResponse>(request => request.Key == "known"
            ? new ExplainResponse
            {
                Subject = request.Subject,
                Op = request.Op,
                Key = request.Key,
                Decision = ExplainDecision.Allow,
                Via = "subject:ann",
                MatchedRule = new MatchedRule { Rule = "r", Via = "subject:ann", Action = "*", Target = "k*", Subject = "ann" },
            }
            : new ExplainResponse { Subject = request.Subject, Op = request.Op, Key = request.Key, Decision = ExplainDecision.Deny, Reason = "unknown_key" });

        Assert.Equal(
            new BasilExplanation("ann", "sign", "known", true, "subject:ann", "", new BasilMatchedRule("r", "subject:ann", "*", "k*", "ann")),
            await _client.ExplainAsync("ann", "sign", "known", Token));
        Assert.Equal(
            new BasilExplanation("ann", "sign", "other", false, "", "unknown_key", null), await _client.ExplainAsync("ann", "sign", "other", Token));
    }

    [Fact]
    public async Task Reload_gives_a_rejection_as_an_answer()
    {
        _broker.On<ReloadRequest, ReloadResponse>(request => request.Check
            ? new ReloadResponse { PreviousGeneration = 4, NewGeneration = 4, Rejection = new ReloadRejection { Reason = "validation_failed", Message = "no" } }
            : new ReloadResponse { Applied = true, PreviousGeneration = 4, NewGeneration = 5, KeyCount = 6, GrantCount = 7 });

        Assert.Equal(new BasilReload(true, false, 4, 5, 6, 7, null), await _client.ReloadAsync(cancellationToken: Token));
        Assert.Equal(
            new BasilReload(false, false, 4, 4, 0, 0, new BasilReloadRejection("validation_failed", "no")), await _client.ReloadAsync(checkOnly: true, Token));
    }

    [Fact]
    public async Task Watch_streams_known_events_until_its_reader_goes()
    {
        var readerGone = new TaskCompletionSource();
        var at = new Timestamp { Seconds = 1_800_000_000 };
        WatchRequest? seen = null;
        var deadline = DateTime.MinValue;
        _broker.On<WatchRequest, Event[]>((request, context) =>
        {
            (seen, deadline) = (request, context.Deadline);
            context.CancellationToken.Register(readerGone.SetResult);
            return Task.FromResult<Event[]>(
            [
                new Event { Kind = EventKind.KeyRotated, At = at, KeyRotated = new KeyRotated { KeyId = "a.key", NewVersion = 2 } },
                new Event { Kind = (EventKind)15, At = at },
                new Event { Kind = EventKind.BundleChanged, BundleChanged = new BundleChanged { TrustDomain = "example.org" } },
                new Event { Kind = EventKind.Revoked, At = at, Revoked = new Revoked { TrustDomain = "example.org", Id = "j" } },
            ]);
        });

        var events = await _client.WatchAsync([BasilEventKind.KeyRotated, BasilEventKind.Revoked], Token).Take(3).ToListAsync(Token);

        var time = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        Assert.Equal(
            [new BasilKeyRotated(time, "a.key", 2), new BasilBundleChanged(null, "example.org"), new BasilRevoked(time, "example.org", "j")], events);
        Assert.Equal([EventKind.KeyRotated, EventKind.Revoked], seen!.Kinds);
        Assert.Equal(DateTime.MaxValue, deadline);
        await readerGone.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
    }

    [Fact]
    public async Task A_watch_that_fell_behind_ends_with_data_loss()
    {
        _broker.On<WatchRequest, Event[]>((_, _) => throw new RpcException(new Status(StatusCode.DataLoss, "lagged")));

        var failure = await Assert.ThrowsAsync<BasilException>(async () => await _client.WatchAsync(cancellationToken: Token).ToListAsync(Token));

        Assert.Equal((BasilErrorKind.DataLoss, "watch", "lagged"), (failure.Kind, failure.Operation, failure.Message));
    }

    [Fact]
    public async Task A_watch_whose_token_is_cancelled_ends_with_that()
    {
        _broker.On<WatchRequest, Event[]>(_ => [new Event { KeyRotated = new KeyRotated() }]);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in _client.WatchAsync(cancellationToken: source.Token))
            {
                await source.CancelAsync();
            }
        });
    }
}
