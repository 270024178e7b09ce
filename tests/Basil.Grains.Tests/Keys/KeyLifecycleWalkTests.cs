// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Core.Keys;
using Basil.Grains.Keys;
using CsCheck;

namespace Basil.Grains.Tests.Keys;

public sealed class KeyLifecycleWalkTests
{
    private static readonly KeyOptions Options = new();

    /// <summary>What the outside world may do next; answers come only to what is outstanding.</summary>
    private enum Step
    {
        WantProbe,
        WantFreshProbe,
        AnswerUsable,
        AnswerDisabled,
        AnswerOtherKey,
        AnswerAbsent,
        AnswerThrottled,
        AnswerUnreachable,
        AnswerRefused,
        Served,
        ServedByOther,
        OperationAbsent,
        OperationDisabled,
        OperationUnreachable,
        WantCreate,
        CreateDone,
        CreateLost,
        CreateRefused,
        CreateTimedOut,
    }

    [Fact]
    public void No_order_of_events_breaks_the_rules() =>
        Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 20_000]).Array[1, 60].Sample(Walk, iter: 20_000);

    private static void Walk((Step Step, int Milliseconds)[] steps)
    {
        var machine = new KeyLifecycle(KeyAlgorithm.EcdsaP256, Options);
        var state = KeyState.Initial;
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var (probes, creations) = (0, 0);
        var lastSaidAbsent = false;
        DateTimeOffset? committedAt = null;
        foreach (var (step, milliseconds) in steps)
        {
            now += TimeSpan.FromMilliseconds(milliseconds);
            if (Event(step, probes > 0, creations > 0) is not { } happened)
            {
                continue;
            }

            var (next, effects) = machine.Apply(state, happened, now);
            probes += (effects.HasFlag(KeyEffect.Probe) ? 1 : 0) - (happened is KeyEvent.Described or KeyEvent.ProbeFaulted ? 1 : 0);
            creations += (effects.HasFlag(KeyEffect.Create) ? 1 : 0) - (happened is KeyEvent.Created or KeyEvent.CreateFaulted ? 1 : 0);
            Assert.InRange(probes, 0, 1);
            Assert.InRange(creations, 0, 1);
            Assert.Equal(probes == 1, next.IsProbing);
            Assert.Equal(creations == 1, next.IsCreating);
            if (effects.HasFlag(KeyEffect.Create))
            {
                Assert.True(lastSaidAbsent, "A key was to be created that nobody had said to be absent.");
                Assert.True(committedAt is null || now >= committedAt + Options.CommitSettleTime, "A second key was to be created while the first settles.");
            }

            if (next.Condition == KeyCondition.Usable)
            {
                Assert.Equal(KeyMaterialState.Enabled, next.Description!.State);
            }

            if (state.Description is { } before && next.Description is { } after && before.BackendKeyId != after.BackendKeyId)
            {
                Assert.True(effects.HasFlag(KeyEffect.ForgetPublicKey), "The public key of another key was kept.");
            }

            lastSaidAbsent = happened switch
            {
                KeyEvent.ProbeFaulted { Fault.Kind: BackendFaultKind.Absent } or KeyEvent.OperationFaulted { Fault.Kind: BackendFaultKind.Absent } => true,
                KeyEvent.ProbeFaulted or KeyEvent.Described or KeyEvent.Created or KeyEvent.CreateFaulted => false,
                KeyEvent.OperationFaulted { Fault.Kind: BackendFaultKind.Unusable } => false,
                _ => lastSaidAbsent,
            };
            committedAt = happened is KeyEvent.Created ? now : committedAt;
            state = next;
        }
    }

    private static KeyEvent? Event(Step step, bool isProbing, bool isCreating) => step switch
    {
        Step.WantProbe => new KeyEvent.ProbeWanted(Options.StateTtl),
        Step.WantFreshProbe => new KeyEvent.ProbeWanted(TimeSpan.Zero),
        Step.Served => new KeyEvent.Served("arn:one"),
        Step.ServedByOther => new KeyEvent.Served("arn:two"),
        Step.OperationAbsent => new KeyEvent.OperationFaulted(Fault(BackendFaultKind.Absent)),
        Step.OperationDisabled => new KeyEvent.OperationFaulted(Fault(BackendFaultKind.Unusable)),
        Step.OperationUnreachable => new KeyEvent.OperationFaulted(Fault(BackendFaultKind.Unreachable)),
        Step.WantCreate => new KeyEvent.CreateWanted(),
        Step.AnswerUsable when isProbing => new KeyEvent.Described(Description("arn:one", KeyMaterialState.Enabled)),
        Step.AnswerDisabled when isProbing => new KeyEvent.Described(Description("arn:one", KeyMaterialState.Disabled)),
        Step.AnswerOtherKey when isProbing => new KeyEvent.Described(Description("arn:two", KeyMaterialState.Enabled)),
        Step.AnswerAbsent when isProbing => new KeyEvent.ProbeFaulted(Fault(BackendFaultKind.Absent)),
        Step.AnswerThrottled when isProbing => new KeyEvent.ProbeFaulted(Fault(BackendFaultKind.Throttled)),
        Step.AnswerUnreachable when isProbing => new KeyEvent.ProbeFaulted(Fault(BackendFaultKind.Unreachable)),
        Step.AnswerRefused when isProbing => new KeyEvent.ProbeFaulted(Fault(BackendFaultKind.Refused)),
        Step.CreateDone when isCreating => new KeyEvent.Created(new CreatedKey("arn:one", false, null)),
        Step.CreateLost when isCreating => new KeyEvent.Created(new CreatedKey("arn:two", true, "arn:orphan")),
        Step.CreateRefused when isCreating => new KeyEvent.CreateFaulted(Fault(BackendFaultKind.Refused)),
        Step.CreateTimedOut when isCreating => new KeyEvent.CreateFaulted(Fault(BackendFaultKind.Unreachable)),
        _ => null,
    };

    private static BackendFault Fault(BackendFaultKind kind) => KeyLifecycleTests.Fault(kind);

    private static KeyDescription Description(string id, KeyMaterialState state) =>
        KeyLifecycleTests.Description() with { BackendKeyId = id, State = state };
}
