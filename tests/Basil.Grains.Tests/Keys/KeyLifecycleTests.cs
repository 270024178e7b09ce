// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Core.Keys;
using Basil.Grains.Keys;

namespace Basil.Grains.Tests.Keys;

public sealed class KeyLifecycleTests
{
    private const string Id = "arn:aws:kms:us-east-1:111122223333:key/1";
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly KeyOptions Options = new();
    private readonly KeyLifecycle _machine = new(KeyAlgorithm.EcdsaP256, Options);

    public static TheoryData<string, string, string?> Descriptions => new()
    {
        { "enabled", "usable", null },
        { "disabled", "unusable", "Disabled" },
        { "pending deletion", "unusable", "PendingDeletion" },
        { "not ready", "unusable", "NotReady" },
        { "wrong spec", "unusable", "WrongKeySpec" },
        { "unknown spec", "unusable", "WrongKeySpec" },
        { "wrong usage", "unusable", "WrongKeyUsage" },
        { "wrong spec and disabled", "unusable", "WrongKeySpec" },
    };

    [Theory]
    [MemberData(nameof(Descriptions))]
    public void A_description_is_usable_only_when_everything_is_right(string what, string word, string? cause)
    {
        var right = Description();
        var description = what switch
        {
            "enabled" => right,
            "disabled" => right with { State = KeyMaterialState.Disabled },
            "pending deletion" => right with { State = KeyMaterialState.PendingDeletion },
            "not ready" => right with { State = KeyMaterialState.NotReady },
            "wrong spec" => right with { Algorithm = KeyAlgorithm.EcdsaP384 },
            "unknown spec" => right with { Algorithm = null },
            "wrong usage" => right with { IsUsageRight = false },
            _ => right with { Algorithm = KeyAlgorithm.Ed25519, State = KeyMaterialState.Disabled },
        };

        var state = After(Probing(), new KeyEvent.Described(description)).State;

        Assert.Equal(word, state.Word);
        Assert.Equal(cause, state.Cause?.ToString());
        Assert.False(state.IsProbing);
    }

    [Theory]
    [InlineData(BackendFaultKind.Absent, "absent")]
    [InlineData(BackendFaultKind.Unusable, "unusable")]
    [InlineData(BackendFaultKind.Unsupported, "unusable")]
    [InlineData(BackendFaultKind.Unreachable, "unreachable")]
    [InlineData(BackendFaultKind.DeadlineExceeded, "unreachable")]
    [InlineData(BackendFaultKind.LimitExceeded, "unreachable")]
    [InlineData(BackendFaultKind.Throttled, "throttled")]
    [InlineData(BackendFaultKind.Refused, "refused")]
    [InlineData(BackendFaultKind.BadCredentials, "refused")]
    [InlineData(BackendFaultKind.Rejected, "refused")]
    public void A_faulted_probe_tells_its_kinds_apart_and_only_absent_may_create(object kind, string word)
    {
        var state = After(Probing(), new KeyEvent.ProbeFaulted(Fault((BackendFaultKind)kind))).State;

        Assert.Equal(word, state.Word);
        Assert.Equal(word == "absent", After(state, new KeyEvent.CreateWanted()).Effects.HasFlag(KeyEffect.Create));
    }

    [Fact]
    public void Silence_keeps_what_was_known_and_waits_longer_each_time_up_to_the_bound()
    {
        var state = Usable();
        var now = Now;
        var waits = new List<TimeSpan>();
        for (var failures = 0; failures < 12; failures++)
        {
            now += TimeSpan.FromMinutes(1);
            var probing = _machine.Apply(state, new KeyEvent.ProbeWanted(TimeSpan.Zero), now);
            Assert.Equal(KeyEffect.Probe, probing.Effects);
            state = _machine.Apply(probing.State, new KeyEvent.ProbeFaulted(Fault(BackendFaultKind.Unreachable)), now).State;
            waits.Add(state.Failure!.RetryAt - now);
            Assert.Equal(KeyEffect.None, _machine.Apply(state, new KeyEvent.ProbeWanted(TimeSpan.Zero), now + waits[^1] - TimeSpan.FromTicks(1)).Effects);
        }

        Assert.Equal(KeyCondition.Usable, state.Condition);
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(Options.FirstProbeBackoff, waits[0]);
        Assert.Equal(Options.MaxProbeBackoff, waits[^1]);
    }

    [Theory]
    [InlineData(BackendFaultKind.Throttled, "usable")]
    [InlineData(BackendFaultKind.Unreachable, "unreachable")]
    [InlineData(BackendFaultKind.Refused, "refused")]
    public void A_throttled_probe_takes_nothing_from_a_usable_key(object kind, string word)
    {
        var state = After(Usable() with { IsProbing = true }, new KeyEvent.ProbeFaulted(Fault((BackendFaultKind)kind))).State;

        Assert.Equal(word, state.Word);
        Assert.True(state.Failure!.RetryAt > Now);
    }

    [Fact]
    public void A_second_probe_joins_the_first()
    {
        var probing = After(KeyState.Initial, new KeyEvent.ProbeWanted(TimeSpan.Zero));

        Assert.Equal(KeyEffect.Probe, probing.Effects);
        Assert.Equal(KeyEffect.None, After(probing.State, new KeyEvent.ProbeWanted(TimeSpan.Zero)).Effects);
    }

    [Fact]
    public void Knowledge_younger_than_asked_for_needs_no_probe()
    {
        var age = TimeSpan.FromSeconds(10);

        Assert.Equal(KeyEffect.None, _machine.Apply(Usable(), new KeyEvent.ProbeWanted(age), Now + age - TimeSpan.FromTicks(1)).Effects);
        Assert.Equal(KeyEffect.Probe, _machine.Apply(Usable(), new KeyEvent.ProbeWanted(age), Now + age).Effects);
    }

    [Fact]
    public void An_operation_that_worked_is_as_good_as_a_probe()
    {
        var later = Now + TimeSpan.FromMinutes(2);

        Assert.Equal(later, _machine.Apply(Usable(), new KeyEvent.Served(Id), later).State.KnownAt);
    }

    [Fact]
    public void An_answer_of_another_key_forgets_everything_that_was_known_of_the_first()
    {
        var moved = After(Usable(), new KeyEvent.Served("arn:another"));

        Assert.Equal(KeyCondition.Unknown, moved.State.Condition);
        Assert.Null(moved.State.Description);
        Assert.Equal(KeyEffect.ForgetPublicKey | KeyEffect.ReportMove, moved.Effects);
    }

    [Fact]
    public void A_description_of_another_key_drops_the_public_key()
    {
        var moved = After(Usable() with { IsProbing = true }, new KeyEvent.Described(Description() with { BackendKeyId = "arn:another" }));

        Assert.Equal(KeyCondition.Usable, moved.State.Condition);
        Assert.Equal(KeyEffect.ForgetPublicKey | KeyEffect.ReportMove, moved.Effects);
    }

    [Theory]
    [InlineData("DisabledException", "Disabled")]
    [InlineData("InvalidKeyUsageException", "WrongKeyUsage")]
    [InlineData("KMSInvalidStateException", "NotReady")]
    public void An_operations_fault_is_knowledge_too(string code, string cause)
    {
        var state = After(Usable(), new KeyEvent.OperationFaulted(new BackendFault(BackendFaultKind.Unusable, code, "x"))).State;

        Assert.Equal("unusable", state.Word);
        Assert.Equal(cause, state.Cause?.ToString());
    }

    [Theory]
    [InlineData(BackendFaultKind.Throttled)]
    [InlineData(BackendFaultKind.Unreachable)]
    [InlineData(BackendFaultKind.Refused)]
    [InlineData(BackendFaultKind.DecryptFailed)]
    [InlineData(BackendFaultKind.Unsupported)]
    public void Other_faults_of_an_operation_say_nothing_of_the_key(object kind) =>
        Assert.Equal(Usable(), After(Usable(), new KeyEvent.OperationFaulted(Fault((BackendFaultKind)kind))).State);

    [Fact]
    public void Absent_is_not_believed_while_a_creation_settles_even_after_the_key_was_seen()
    {
        var created = After(Creating(), new KeyEvent.Created(new CreatedKey(Id, false, null))).State;
        var unseen = After(created, new KeyEvent.ProbeFaulted(Fault(BackendFaultKind.Absent))).State;
        var seen = After(unseen, new KeyEvent.Described(Description())).State;
        var wavered = After(seen, new KeyEvent.ProbeFaulted(Fault(BackendFaultKind.Absent))).State;
        var settled = _machine.Apply(wavered, new KeyEvent.ProbeFaulted(Fault(BackendFaultKind.Absent)), Now + Options.CommitSettleTime).State;

        Assert.Equal(UnusableCause.NotReady, unseen.Cause);
        Assert.Equal(KeyCondition.Usable, seen.Condition);
        Assert.Equal(UnusableCause.NotReady, wavered.Cause);
        Assert.Equal(KeyCondition.Absent, settled.Condition);
    }

    [Theory]
    [InlineData(BackendFaultKind.Refused, true)]
    [InlineData(BackendFaultKind.LimitExceeded, true)]
    [InlineData(BackendFaultKind.Unreachable, false)]
    [InlineData(BackendFaultKind.DeadlineExceeded, false)]
    public void A_creation_that_may_have_happened_is_not_repeated_at_once(object kind, bool mayRepeat)
    {
        var failed = After(Creating(), new KeyEvent.CreateFaulted(Fault((BackendFaultKind)kind))).State;
        var probed = After(failed, new KeyEvent.ProbeFaulted(Fault(BackendFaultKind.Absent))).State;

        Assert.Equal(mayRepeat, After(probed, new KeyEvent.CreateWanted()).Effects.HasFlag(KeyEffect.Create));
    }

    [Fact]
    public void An_orphan_is_reported() =>
        Assert.True(After(Creating(), new KeyEvent.Created(new CreatedKey(Id, true, "arn:orphan"))).Effects.HasFlag(KeyEffect.ReportOrphan));

    internal static KeyDescription Description() =>
        new(Id, KeyAlgorithm.EcdsaP256, "ECC_NIST_P256", "SIGN_VERIFY", true, KeyMaterialState.Enabled, 1, null);

    internal static BackendFault Fault(BackendFaultKind kind) => new(kind, "code", "detail");

    private KeyTransition After(KeyState state, KeyEvent happened) => _machine.Apply(state, happened, Now);

    private static KeyState Probing() => KeyState.Initial with { IsProbing = true };

    private static KeyState Usable() => KeyState.Initial with { Condition = KeyCondition.Usable, Description = Description(), KnownAt = Now };

    private static KeyState Creating() => KeyState.Initial with { Condition = KeyCondition.Absent, KnownAt = Now, IsCreating = true };
}
