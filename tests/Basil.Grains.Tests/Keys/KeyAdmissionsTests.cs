// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Grains.Keys;

namespace Basil.Grains.Tests.Keys;

public sealed class KeyAdmissionsTests
{
    private static readonly KeyOptions Options = new();
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(KeyUse.AtBackend, 0, KeyAdmission.Serve)]
    [InlineData(KeyUse.AtBackend, 100_000, KeyAdmission.Serve)]
    [InlineData(KeyUse.Locally, 29, KeyAdmission.Serve)]
    [InlineData(KeyUse.Locally, 30, KeyAdmission.ServeAndProbe)]
    [InlineData(KeyUse.Locally, 59, KeyAdmission.ServeAndProbe)]
    [InlineData(KeyUse.Locally, 60, KeyAdmission.ProbeFirst)]
    [InlineData(KeyUse.PublicKey, 29, KeyAdmission.Serve)]
    [InlineData(KeyUse.PublicKey, 60, KeyAdmission.ProbeFirst)]
    public void A_usable_key_serves_by_the_age_of_the_knowledge(object use, int age, object expected) =>
        Assert.Equal(expected, Decide(Known(KeyCondition.Usable, age), use));

    [Theory]
    [InlineData(ProbeFailureKind.Unreachable, -1, KeyAdmission.Serve)]
    [InlineData(ProbeFailureKind.Unreachable, 0, KeyAdmission.ServeAndProbe)]
    [InlineData(ProbeFailureKind.Throttled, -1, KeyAdmission.Serve)]
    [InlineData(ProbeFailureKind.Refused, -1, KeyAdmission.Refuse)]
    [InlineData(ProbeFailureKind.Refused, 0, KeyAdmission.ProbeFirst)]
    public void Old_knowledge_serves_through_silence_and_not_through_a_refusal(object kind, int secondsSinceRetry, object expected)
    {
        var failure = new ProbeFailure((ProbeFailureKind)kind, KeyLifecycleTests.Fault(BackendFaultKind.Unreachable), 3, Now - TimeSpan.FromSeconds(secondsSinceRetry));

        Assert.Equal(expected, Decide(Known(KeyCondition.Usable, 86_400) with { Failure = failure }, KeyUse.Locally));
    }

    [Theory]
    [InlineData(KeyCondition.Unknown, 0, KeyAdmission.ProbeFirst)]
    [InlineData(KeyCondition.Absent, 4, KeyAdmission.Refuse)]
    [InlineData(KeyCondition.Absent, 5, KeyAdmission.ProbeFirst)]
    [InlineData(KeyCondition.Unusable, 4, KeyAdmission.Refuse)]
    [InlineData(KeyCondition.Unusable, 5, KeyAdmission.ProbeFirst)]
    public void What_cannot_serve_is_asked_again_after_a_while(object condition, int age, object expected)
    {
        foreach (var use in Enum.GetValues<KeyUse>())
        {
            Assert.Equal(expected, Decide(Known((KeyCondition)condition, age), use));
        }
    }

    [Fact]
    public void What_is_not_ready_is_asked_again_soon()
    {
        var state = Known(KeyCondition.Unusable, 0) with { Cause = UnusableCause.NotReady };

        Assert.Equal(KeyAdmission.Refuse, Decide(state, KeyUse.AtBackend));
        Assert.Equal(KeyAdmission.ProbeFirst, Decide(state with { KnownAt = Now - Options.FirstProbeBackoff }, KeyUse.AtBackend));
    }

    [Fact]
    public void A_disabled_key_gives_out_its_public_key_and_nothing_else()
    {
        var disabled = Known(KeyCondition.Unusable, 1) with { Cause = UnusableCause.Disabled };

        Assert.Equal(KeyAdmission.Serve, Decide(disabled, KeyUse.PublicKey));
        Assert.Equal(KeyAdmission.Refuse, Decide(disabled, KeyUse.Locally));
        Assert.Equal(KeyAdmission.Refuse, Decide(disabled, KeyUse.AtBackend));
        Assert.Equal(KeyAdmission.Refuse, Decide(disabled with { Cause = UnusableCause.PendingDeletion }, KeyUse.PublicKey));
    }

    [Fact]
    public void An_outage_at_start_is_answered_from_the_failed_probe_until_the_next_is_due()
    {
        var failure = new ProbeFailure(ProbeFailureKind.Unreachable, KeyLifecycleTests.Fault(BackendFaultKind.Unreachable), 1, Now.AddSeconds(1));

        Assert.Equal(KeyAdmission.Refuse, Decide(KeyState.Initial with { Failure = failure }, KeyUse.AtBackend));
        Assert.Equal(KeyAdmission.ProbeFirst, Decide(KeyState.Initial with { Failure = failure with { RetryAt = Now } }, KeyUse.AtBackend));
    }

    private static KeyAdmission Decide(KeyState state, object use) => KeyAdmissions.Decide(state, (KeyUse)use, Options, Now);

    private static KeyState Known(KeyCondition condition, int ageSeconds) =>
        KeyState.Initial with { Condition = condition, Description = KeyLifecycleTests.Description(), KnownAt = Now.AddSeconds(-ageSeconds) };
}
