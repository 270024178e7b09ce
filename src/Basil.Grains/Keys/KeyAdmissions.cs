// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Keys;

/// <summary>Decides from a key's state, purely, whether a call is served.</summary>
/// <remarks>
/// A usable key works at the backend however old the knowledge is, because the backend checks again. Locally it works for the TTL, then for
/// as long again while the state is asked in the background, and after that only when the backend is silent: an outage stops no verification,
/// a backend that says no does. What cannot serve is refused until the knowledge is old enough to ask again.
/// </remarks>
internal static class KeyAdmissions
{
    internal static KeyAdmission Decide(KeyState state, KeyUse use, KeyOptions options, DateTimeOffset now)
    {
        var canServe = state.Condition == KeyCondition.Usable
            || (use == KeyUse.PublicKey && state is { Condition: KeyCondition.Unusable, Cause: UnusableCause.Disabled, Description: not null });
        return canServe
            ? use == KeyUse.AtBackend ? KeyAdmission.Serve : DecideLocally(state, options, now)
            : DecideUnserved(state, options, now);
    }

    private static KeyAdmission DecideLocally(KeyState state, KeyOptions options, DateTimeOffset now)
    {
        var age = now - state.KnownAt;
        if (age < options.StateTtl)
        {
            return KeyAdmission.Serve;
        }

        var mayProbe = state.Failure is null || now >= state.Failure.RetryAt;
        if (age < options.StaleLimit || state.Failure is { IsSilence: true })
        {
            return mayProbe && !state.IsProbing ? KeyAdmission.ServeAndProbe : KeyAdmission.Serve;
        }

        return mayProbe ? KeyAdmission.ProbeFirst : KeyAdmission.Refuse;
    }

    private static KeyAdmission DecideUnserved(KeyState state, KeyOptions options, DateTimeOffset now)
    {
        var isAnswered = state.Failure is { } failure
            ? now < failure.RetryAt
            : state.Condition != KeyCondition.Unknown && now - state.KnownAt < NegativeTtl(state, options);
        return isAnswered ? KeyAdmission.Refuse : KeyAdmission.ProbeFirst;
    }

    /// <summary>What is not ready becomes so by itself and soon, and one stale answer after a creation must not stop the new key for seconds.</summary>
    private static TimeSpan NegativeTtl(KeyState state, KeyOptions options) =>
        state.Cause == UnusableCause.NotReady ? options.FirstProbeBackoff : options.NegativeTtl;
}
