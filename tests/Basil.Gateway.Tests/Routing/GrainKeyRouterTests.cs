// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using Basil.Core.Errors;
using Basil.Gateway.Authorization;
using Basil.Gateway.Routing;
using Basil.Gateway.Tests.Fixtures;
using Basil.Grains.Contracts;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;

namespace Basil.Gateway.Tests.Routing;

public sealed class GrainKeyRouterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_grain_learns_who_asks_and_how_long_it_has_and_gets_the_callers_own_array()
    {
        object? sent = null;
        var router = Router((_, arguments) =>
        {
            sent = arguments[0];
            return Task.FromResult(new KeyReply<byte[]>([1, 2], null, "arn"));
        });
        var whole = ByteString.CopyFromUtf8("message");
        var call = Call();
        call.TimeLeft = TimeSpan.FromSeconds(3);

        var routed = await router.SignAsync(call, whole.Memory, Cancellation);

        var request = Assert.IsType<SignCall>(sent);
        Assert.Equal(new KeyCaller(1000, 1000, 4_000_000, TimeSpan.FromSeconds(3)), request.Caller);
        Assert.True(whole.Memory.Span.Overlaps(request.Message));
        Assert.Equal("arn", routed.BackendKeyId);
        Assert.Equal([1, 2], routed.Outcome.Value);
    }

    [Fact]
    public async Task A_part_of_an_array_is_copied_and_absent_data_stays_absent()
    {
        var sent = new List<EncryptCall>();
        var router = Router((_, arguments) =>
        {
            sent.Add((EncryptCall)arguments[0]!);
            return Task.FromResult(new KeyReply<KeyCiphertext>(new KeyCiphertext([], 1), null, null));
        });

        await router.EncryptAsync(Call(), new byte[] { 1, 2, 3 }.AsMemory(1, 1), null, Cancellation);
        await router.EncryptAsync(Call(), new byte[] { 1, 2, 3 }.AsMemory(1, 1), ReadOnlyMemory<byte>.Empty, Cancellation);

        Assert.Equal([2], sent[0].Plaintext);
        Assert.Null(sent[0].AssociatedData);
        Assert.Empty(sent[1].AssociatedData!);
    }

    [Theory]
    [InlineData("KeyUnusable", "KeyUnusable")]
    [InlineData("Throttled", "Throttled")]
    [InlineData("FromTheFuture", "Internal")]
    [InlineData("99", "Internal")]
    public async Task The_owners_reasons_are_ours_and_unknown_ones_internal(string sent, string expected)
    {
        var router = Router((_, _) => Task.FromResult(new KeyReply<byte[]>(null, new KeyError(sent, "text", TimeSpan.FromSeconds(1)), "arn")));

        var routed = await router.SignAsync(Call(), default, Cancellation);

        Assert.Equal(new BrokerError(Enum.Parse<ErrorReason>(expected), "text", TimeSpan.FromSeconds(1)), routed.Outcome.Error);
        Assert.Equal("arn", routed.BackendKeyId);
    }

    [Fact]
    public async Task A_cluster_that_cannot_be_asked_is_unavailable_however_it_says_so()
    {
        Func<Task>[] failures =
        [
            () => throw new SiloUnavailableException("no silo"),
            () => Task.FromException<KeyReply<byte[]>>(new SiloUnavailableException()),
            () => Task.FromException<KeyReply<byte[]>>(new TimeoutException()),
            () => Task.FromCanceled<KeyReply<byte[]>>(new CancellationToken(canceled: true)),
        ];

        foreach (var failure in failures)
        {
            var routed = await Router((_, _) => failure()).SignAsync(Call(), default, Cancellation);
            Assert.Equal(ErrorReason.BackendUnavailable, routed.Outcome.Error?.Reason);
        }
    }

    [Fact]
    public async Task A_bug_in_a_grain_stays_an_exception()
    {
        var router = Router((_, _) => Task.FromException<KeyReply<byte[]>>(new InvalidOperationException()));

        await Assert.ThrowsAsync<InvalidOperationException>(() => router.SignAsync(Call(), default, Cancellation));
    }

    [Fact]
    public async Task A_grain_that_ignores_cancellation_does_not_hold_the_caller()
    {
        using var source = new CancellationTokenSource();
        var router = Router((_, _) => new TaskCompletionSource<KeyReply<byte[]>>().Task);
        var signing = router.SignAsync(Call(), default, source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => signing.WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
    }

    [Fact]
    public async Task The_coordinator_is_the_generations_and_its_silence_an_error()
    {
        var report = new ReconcileReport("d", null, [], true);
        var coordinator = new GrainReconcileCoordinator(
            GrainProxy.Factory<IReconcileGrain>((_, _) => Task.FromResult(report)),
            NullLogger<GrainReconcileCoordinator>.Instance);
        var silent = new GrainReconcileCoordinator(
            GrainProxy.Factory<IReconcileGrain>((_, _) => throw new SiloUnavailableException()),
            NullLogger<GrainReconcileCoordinator>.Instance);

        Assert.Same(report, (await coordinator.ReconcileAsync("d", Cancellation)).Value);
        Assert.Equal(ErrorReason.BackendUnavailable, (await silent.GetReadinessAsync("d", Cancellation)).Error?.Reason);
    }

    private static GrainKeyRouter Router(Func<System.Reflection.MethodInfo, object?[], object?> answer) =>
        new(GrainProxy.Factory<IKeyGrain>(answer), NullLogger<GrainKeyRouter>.Instance);

    private static AuthorizedCall Call() =>
        AuthorizedCall.Decide(OperationMap.Sign, TestGeneration.Create(), FakePeer.User(TestGeneration.Admin), ImmutableArray.Create(TestGeneration.P256)).Call!;
}
