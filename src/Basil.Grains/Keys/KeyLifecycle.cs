// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Core.Keys;

namespace Basil.Grains.Keys;

/// <summary>The state machine of one key: <c>(state, event, time) -> (state, effects)</c>, without I/O.</summary>
/// <remarks>
/// <code>
///             ProbeWanted             Described                enabled, right type and usage
///   unknown ---------------> probing ------------+-----------> usable
///      ^                        |                +-----------> unusable (disabled, pending deletion, wrong spec, wrong usage, not ready)
///      | Served by another key  | ProbeFaulted
///      | Created, CreateFaulted +--- absent -----------------> absent --- CreateWanted ---> creating
///      |                        +--- anything else ----------> as before, with a failure (unreachable, throttled, refused)
/// </code>
/// Three rules hold whatever the order of events. A key is created only from <see cref="KeyCondition.Absent"/>, with no probe outstanding and
/// no failure since. At most one probe and one creation are outstanding. After a creation was sent, "absent" is not believed until it
/// must have become visible, because a backend may answer from a copy that does not have the alias yet.
/// </remarks>
internal sealed class KeyLifecycle(KeyAlgorithm algorithm, KeyOptions options)
{
    internal KeyTransition Apply(KeyState state, KeyEvent happened, DateTimeOffset now) => happened switch
    {
        KeyEvent.ProbeWanted wanted => WantProbe(state, wanted.MaxAge, now),
        KeyEvent.Described described => Describe(state, described.Description, now),
        KeyEvent.ProbeFaulted faulted => FailProbe(state with { IsProbing = false }, faulted.Fault, now),
        KeyEvent.Served served => Serve(state, served.BackendKeyId, now),
        KeyEvent.OperationFaulted faulted => FailOperation(state, faulted.Fault, now),
        KeyEvent.CreateWanted => WantCreate(state),
        KeyEvent.Created created => Create(state, created.Key, now),
        KeyEvent.CreateFaulted faulted => FailCreate(state, faulted.Fault, now),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "The event is none of the machine's."),
    };

    private static KeyTransition WantProbe(KeyState state, TimeSpan maxAge, DateTimeOffset now)
    {
        var isFresh = state.Failure is { } failure
            ? now < failure.RetryAt
            : state.Condition != KeyCondition.Unknown && now - state.KnownAt < maxAge;
        return state.IsProbing || isFresh ? Stay(state) : new(state with { IsProbing = true }, KeyEffect.Probe);
    }

    private KeyTransition Describe(KeyState state, KeyDescription description, DateTimeOffset now)
    {
        var cause = Judge(description);
        var moved = state.Description is { } before && before.BackendKeyId != description.BackendKeyId;
        var next = state with
        {
            Condition = cause is null ? KeyCondition.Usable : KeyCondition.Unusable,
            Cause = cause,
            Description = description,
            KnownAt = now,
            Failure = null,
            IsProbing = false,
        };
        return new(next, moved ? KeyEffect.ForgetPublicKey | KeyEffect.ReportMove : KeyEffect.None);
    }

    private KeyTransition FailProbe(KeyState state, BackendFault fault, DateTimeOffset now)
    {
        if (Knowledge(state, fault, now) is { } known)
        {
            return known;
        }

        if (fault.Kind == BackendFaultKind.Unsupported)
        {
            return Stay(state with { Condition = KeyCondition.Unusable, Cause = UnusableCause.Unsupported, KnownAt = now, Failure = null });
        }

        var kind = fault.Kind switch
        {
            BackendFaultKind.Throttled => ProbeFailureKind.Throttled,
            BackendFaultKind.Refused or BackendFaultKind.BadCredentials or BackendFaultKind.Rejected => ProbeFailureKind.Refused,
            _ => ProbeFailureKind.Unreachable,
        };
        var count = (state.Failure?.Count ?? 0) + 1;
        var failure = new ProbeFailure(kind, fault, count, now + options.ProbeBackoff(count, fault.RetryAfter));
        return Stay(state with { Failure = failure });
    }

    private static KeyTransition Serve(KeyState state, string backendKeyId, DateTimeOffset now)
    {
        if (state.Description is { } description && description.BackendKeyId != backendKeyId)
        {
            var unknown = state with { Condition = KeyCondition.Unknown, Cause = null, Description = null, Failure = null };
            return new(unknown, KeyEffect.ForgetPublicKey | KeyEffect.ReportMove);
        }

        // An operation that worked is as good as a probe, so that a busy key needs none.
        return Stay(state.Condition == KeyCondition.Usable ? state with { KnownAt = now, Failure = null } : state);
    }

    private static KeyTransition FailOperation(KeyState state, BackendFault fault, DateTimeOffset now) =>
        Knowledge(state, fault, now) ?? Stay(state);

    private static KeyTransition WantCreate(KeyState state) =>
        state is { Condition: KeyCondition.Absent, Failure: null, IsProbing: false, IsCreating: false }
            ? new(state with { IsCreating = true }, KeyEffect.Create)
            : Stay(state);

    private KeyTransition Create(KeyState state, CreatedKey key, DateTimeOffset now)
    {
        var next = Forget(state) with { IsCreating = false, Failure = null, SettlesAt = now + options.CommitSettleTime };
        return new(next, KeyEffect.ForgetPublicKey | (key.OrphanBackendKeyId is null ? KeyEffect.None : KeyEffect.ReportOrphan));
    }

    private KeyTransition FailCreate(KeyState state, BackendFault fault, DateTimeOffset now)
    {
        var certainlyNothing = fault.Kind is BackendFaultKind.Refused
            or BackendFaultKind.BadCredentials
            or BackendFaultKind.Throttled
            or BackendFaultKind.Unsupported
            or BackendFaultKind.LimitExceeded
            or BackendFaultKind.Rejected;
        var next = Forget(state) with { IsCreating = false, SettlesAt = certainlyNothing ? null : now + options.UncertainSettleTime };
        return new(next, fault.OrphanBackendKeyId is null ? KeyEffect.None : KeyEffect.ReportOrphan);
    }

    /// <summary>The transition of a fault that says something of the key itself; null for every other fault.</summary>
    private static KeyTransition? Knowledge(KeyState state, BackendFault fault, DateTimeOffset now)
    {
        var known = state with { KnownAt = now, Failure = null };
        return fault.Kind switch
        {
            BackendFaultKind.Absent when now < state.SettlesAt =>
                Stay(known with { Condition = KeyCondition.Unusable, Cause = UnusableCause.NotReady }),
            BackendFaultKind.Absent =>
                new(known with { Condition = KeyCondition.Absent, Cause = null, Description = null, SettlesAt = null }, KeyEffect.ForgetPublicKey),
            BackendFaultKind.Unusable => Stay(known with { Condition = KeyCondition.Unusable, Cause = CauseOf(fault) }),
            _ => null,
        };
    }

    private UnusableCause? Judge(KeyDescription description) => description switch
    {
        { State: KeyMaterialState.PendingDeletion } => UnusableCause.PendingDeletion,
        _ when description.Algorithm != algorithm => UnusableCause.WrongKeySpec,
        { IsUsageRight: false } => UnusableCause.WrongKeyUsage,
        { State: KeyMaterialState.Disabled } => UnusableCause.Disabled,
        { State: KeyMaterialState.NotReady } => UnusableCause.NotReady,
        _ => null,
    };

    private static UnusableCause CauseOf(BackendFault fault) => fault.Code switch
    {
        "DisabledException" => UnusableCause.Disabled,
        "InvalidKeyUsageException" => UnusableCause.WrongKeyUsage,
        _ => UnusableCause.NotReady,
    };

    private static KeyState Forget(KeyState state) => state with { Condition = KeyCondition.Unknown, Cause = null, Description = null };

    private static KeyTransition Stay(KeyState state) => new(state, KeyEffect.None);
}
