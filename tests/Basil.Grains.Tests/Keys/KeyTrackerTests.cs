// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.Metrics;
using Basil.Core.Backends;
using Basil.Core.Generations;
using Basil.Core.Keys;
using Basil.Grains.Keys;
using Basil.Grains.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Basil.Grains.Tests.Keys;

/// <summary>A tracker that is given up while calls still hold it, and one whose backend breaks its promises.</summary>
public sealed class KeyTrackerTests : IDisposable
{
    private const string Path = "alias/basil/a-key";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeKeyBackend _backend = new();
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task A_call_that_outlives_the_tracker_is_told_that_the_backend_is_not_reached()
    {
        _backend[Path] = new FakeKey(KeyAlgorithm.EcdsaP256);
        var tracker = Tracker();
        await tracker.ProbeAsync(TimeSpan.Zero, Token);
        await tracker.DisposeAsync();

        var confirmed = await tracker.ConfirmAsync("arn:another", Token).AsTask().WaitAsync(Limit, Token);
        var publicKey = await KeyWork.GetPublicKeyAsync(tracker, KeyUse.PublicKey, Token).WaitAsync(Limit, Token);

        Assert.False(confirmed);
        Assert.False(publicKey.IsSuccess);
        Assert.False(tracker.State.IsProbing);
    }

    [Fact]
    public async Task Giving_up_a_tracker_waits_for_the_creation_and_not_for_it_to_be_visible()
    {
        var tracker = Tracker();
        _backend.Fault(BackendCall.Describe, Path, BackendFaultKind.Absent);
        var creating = tracker.CreateAsync(Token);
        await Poll.UntilAsync(() => _backend.Has(Path), "the key is created", Token);

        // The clock stands still, so that only the end of the tracker can end the wait for the alias.
        await tracker.DisposeAsync().AsTask().WaitAsync(Limit, Token);

        Assert.True((await creating)!.Result.IsSuccess);
    }

    [Fact]
    public async Task An_adapter_that_throws_once_fails_one_fetch_of_the_public_key_and_no_other()
    {
        _backend[Path] = new FakeKey(KeyAlgorithm.EcdsaP256);
        _backend.ThrowOnce(BackendCall.GetPublicKey, Path, new InvalidOperationException("a bug"));
        await using var tracker = Tracker();

        var first = await KeyWork.GetPublicKeyAsync(tracker, KeyUse.PublicKey, Token);
        _time.Advance(TimeSpan.FromSeconds(1));
        var second = await KeyWork.GetPublicKeyAsync(tracker, KeyUse.PublicKey, Token);

        Assert.Equal(Basil.Core.Errors.ErrorReason.BackendUnavailable, first.Error?.Reason);
        Assert.True(second.IsSuccess);
    }

    private KeyTracker Tracker()
    {
        Assert.True(KeyName.TryParse("a.key", out var name));
        var environment = new KeyEnvironment(
            new GenerationSource(Documents.Generation(("a.key", "ecdsa-p256", "generate", true))),
            _backend,
            new KeyOptions(),
            new KeyMetrics(_services.GetRequiredService<IMeterFactory>()),
            _time,
            NullLoggerFactory.Instance);
        return new KeyTracker(new BackendKey(name, Path, KeyAlgorithm.EcdsaP256), _backend, environment);
    }
}
