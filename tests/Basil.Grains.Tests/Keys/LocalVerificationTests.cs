// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;
using Basil.Grains.Contracts;
using Basil.Grains.Keys;
using Basil.Grains.Tests.Fakes;

namespace Basil.Grains.Tests.Keys;

public sealed class LocalVerificationTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Two_checks_run_at_once_though_their_calls_share_one_turn()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var meeting = new Barrier(2);
        using var shared = new SharedVerificationKey(new MeetingKey(meeting));
        var turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        var call = new VerifyCall(KeyCluster.Caller(), [1], [2]);

        var checks = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(
            () =>
            {
                Assert.True(shared.TryRent(out var rented));
                return LocalVerification.RunAsync(rented, "arn:one", call);
            },
            cancellation,
            TaskCreationOptions.None,
            turns).Unwrap()).ToArray();

        Assert.All(await Task.WhenAll(checks), reply => Assert.True(reply.Value));
    }

    /// <summary>A check that ends only when another one is in progress too; on one turn the two would never meet.</summary>
    private sealed class MeetingKey(Barrier meeting) : VerificationKey
    {
        internal override bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => meeting.SignalAndWait(Limit);

        public override void Dispose()
        {
        }
    }
}
