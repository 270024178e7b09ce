// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.Core.Errors;
using Basil.Core.Policies;
using Basil.Gateway.Audit;
using Basil.Gateway.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;

namespace Basil.Gateway.Tests.Audit;

public sealed class AuditLogTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_decision_is_in_the_log_before_it_is_acknowledged()
    {
        var sink = new ControlledSink();
        await using var log = Create(sink);
        sink.Block();

        var deciding = Task.Run(async () => await log.DecideAsync(Decision("k")), Cancellation);
        await EnteredAsync(sink);
        Assert.False(deciding.IsCompleted);
        sink.Unblock();

        Assert.Equal(1, (await deciding.WaitAsync(Limit, Cancellation)).Value);
        Assert.Single(sink.Lines);
    }

    [Fact]
    public async Task Lines_that_come_during_a_write_are_written_together_in_the_order_of_their_numbers()
    {
        var sink = new ControlledSink();
        await using var log = Create(sink);
        sink.Block();
        var first = Task.Run(async () => await log.DecideAsync(Decision("k")), Cancellation);
        await EnteredAsync(sink);

        var rest = Enumerable.Range(0, 50).Select(_ => log.DecideAsync(Decision("k")).AsTask()).ToArray();
        sink.Unblock();
        await Task.WhenAll([first, .. rest]).WaitAsync(Limit, Cancellation);

        Assert.Equal(Enumerable.Range(1, 51).Select(number => (long)number), sink.Lines.Select(Sequence));
        Assert.Equal(2, sink.Writes.Count);
    }

    [Fact]
    public async Task A_full_log_makes_callers_wait_and_loses_nothing()
    {
        var sink = new ControlledSink();
        await using var log = Create(sink);
        sink.Block();
        var first = Task.Run(async () => await log.DecideAsync(Decision("k")), Cancellation);
        await EnteredAsync(sink);

        var completions = Enumerable.Range(0, AuditLog.Capacity).Select(_ => log.CompleteAsync(Completion())).ToArray();
        Assert.All(completions, completion => Assert.True(completion.IsCompletedSuccessfully));
        var waiting = log.CompleteAsync(Completion()).AsTask();
        var alsoWaiting = log.DecideAsync(Decision("k")).AsTask();
        Assert.False(waiting.IsCompleted);
        Assert.False(alsoWaiting.IsCompleted);

        sink.Unblock();
        await Task.WhenAll(first, waiting, alsoWaiting).WaitAsync(Limit, Cancellation);
        await log.DisposeAsync().AsTask().WaitAsync(Limit, Cancellation);

        Assert.Equal(Enumerable.Range(1, AuditLog.Capacity + 3).Select(number => (long)number), sink.Lines.Select(Sequence));
    }

    [Fact]
    public async Task Completions_reach_the_log_although_nobody_waits_for_them()
    {
        var sink = new ControlledSink();
        await using var log = Create(sink);

        await log.CompleteAsync(Completion());
        await EnteredAsync(sink);
        await log.DisposeAsync().AsTask().WaitAsync(Limit, Cancellation);

        Assert.Single(sink.Lines);
    }

    [Fact]
    public async Task A_decision_that_cannot_be_written_is_refused_until_it_can_be()
    {
        var sink = new ControlledSink { IsBroken = true };
        await using var log = Create(sink);

        var refused = await log.DecideAsync(Decision("k"));
        sink.IsBroken = false;
        var accepted = await log.DecideAsync(Decision("k"));

        Assert.Equal(ErrorReason.Internal, refused.Error?.Reason);
        Assert.True(accepted.IsSuccess);
    }

    [Fact]
    public async Task A_log_that_is_not_required_refuses_nothing()
    {
        await using var log = Create(new ControlledSink { IsBroken = true }, isRequired: false);

        Assert.True((await log.DecideAsync(Decision("k"))).IsSuccess);
    }

    [Fact]
    public async Task Many_callers_at_once_get_different_numbers_and_whole_lines()
    {
        var sink = new ControlledSink { LastSequence = 100 };
        await using var log = Create(sink);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(
            async () =>
            {
                var own = new List<long>();
                for (var i = 0; i < 500; i++)
                {
                    own.Add((await log.DecideAsync(Decision("k"))).Value);
                    await log.CompleteAsync(Completion());
                }

                return own;
            },
            Cancellation)));
        await log.DisposeAsync().AsTask().WaitAsync(Limit, Cancellation);

        Assert.Equal(8000, numbers.SelectMany(own => own).Distinct().Count());
        Assert.Equal(Enumerable.Range(101, 16_000).Select(number => (long)number), sink.Lines.Select(Sequence));
    }

    private static AuditLog Create(IAuditSink sink, bool isRequired = true) =>
        new(sink, isRequired, TimeProvider.System, NullLogger<AuditLog>.Instance);

    private static AuditDecision Decision(string key) => new(
        1,
        "sign",
        key,
        new CallerIdentity(1, 1, 1),
        new SubjectResolution("s", null, "1", "unix_peercred:s"),
        new Decision(true, "subject:s", null, "subject:s"));

    private static AuditCompletion Completion() => new(1, 1, "sign", "k", "s", null, TimeSpan.FromMilliseconds(1), null, null);

    private static long Sequence(string line) => JsonDocument.Parse(line).RootElement.GetProperty("seq").GetInt64();

    private static async Task EnteredAsync(ControlledSink sink) =>
        Assert.True(await sink.Entered.WaitAsync(Limit, Cancellation), "The sink was not written to.");
}
