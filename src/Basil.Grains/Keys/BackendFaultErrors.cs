// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Core.Errors;

namespace Basil.Grains.Keys;

/// <summary>What callers are told of a backend's faults and of keys that cannot serve. The only place; no path, code or backend text passes.</summary>
internal static class BackendFaultErrors
{
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(1);

    internal static BrokerError Absent { get; } = new(ErrorReason.KeyUnusable, "the key does not exist in its backend");

    internal static BrokerError DeadlineExceeded { get; } = new(ErrorReason.DeadlineExceeded, "the deadline ended before the operation");

    /// <summary>The backend's answers disagree, because the key is being moved to another backend key or was created a moment ago; a retry meets the end of it.</summary>
    internal static BrokerError Moving { get; } = BrokerError.BackendUnavailable(DefaultRetryAfter);

    internal static BrokerError ToError(BackendFault fault) => fault.Kind switch
    {
        BackendFaultKind.Absent => Absent,
        BackendFaultKind.Unreachable => BrokerError.BackendUnavailable(fault.RetryAfter),
        BackendFaultKind.Throttled => BrokerError.Throttled(fault.RetryAfter ?? DefaultRetryAfter),
        BackendFaultKind.Unusable => new(ErrorReason.KeyUnusable, "the key cannot be used now"),
        BackendFaultKind.DecryptFailed => BrokerError.DecryptFailed,
        BackendFaultKind.Unsupported => new(ErrorReason.Unsupported, "the key's backend does not offer the operation"),
        BackendFaultKind.AlreadyExists => BrokerError.InvalidRequest("the key exists already"),
        BackendFaultKind.DeadlineExceeded => DeadlineExceeded,
        BackendFaultKind.Refused
            or BackendFaultKind.BadCredentials
            or BackendFaultKind.InvalidSignature
            or BackendFaultKind.LimitExceeded
            or BackendFaultKind.Rejected => BrokerError.BackendError,
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "The fault's kind has no error."),
    };

    /// <summary>The error of a call that the key's state refuses.</summary>
    internal static BrokerError ToError(KeyState state, DateTimeOffset now) => (state.Condition, state.Failure) switch
    {
        (KeyCondition.Absent, _) => Absent,
        (KeyCondition.Unusable, _) => new(ErrorReason.KeyUnusable, Describe(state.Cause)),
        (_, { Kind: ProbeFailureKind.Throttled } failure) => BrokerError.Throttled(Wait(failure, now)),
        (_, { Kind: ProbeFailureKind.Refused }) => BrokerError.BackendError,
        (_, { } failure) => BrokerError.BackendUnavailable(Wait(failure, now)),
        _ => BrokerError.BackendUnavailable(DefaultRetryAfter),
    };

    private static string Describe(UnusableCause? cause) => cause switch
    {
        UnusableCause.Disabled => "the key is disabled",
        UnusableCause.PendingDeletion => "the key is pending deletion",
        UnusableCause.WrongKeySpec => "the key is not of its catalog type",
        UnusableCause.WrongKeyUsage => "the key was not made for this use",
        UnusableCause.Unsupported => "the key's backend does not offer it",
        _ => "the key is not ready yet",
    };

    private static TimeSpan Wait(ProbeFailure failure, DateTimeOffset now) =>
        failure.RetryAt > now ? failure.RetryAt - now : DefaultRetryAfter;
}
