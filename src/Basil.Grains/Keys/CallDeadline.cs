// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Grains.Contracts;

namespace Basil.Grains.Keys;

/// <summary>Ends a call when its caller's time is up.</summary>
internal static class CallDeadline
{
    /// <summary>Runs the work with a token that the caller's cancellation or deadline cancels; a passed deadline is an answer.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    internal static async Task<KeyReply<T>> RunAsync<T>(
        KeyCaller caller,
        KeyEnvironment environment,
        Func<CancellationToken, Task<KeyReply<T>>> work,
        CancellationToken cancellationToken)
    {
        var limit = environment.Options.MaxCallTime;
        var timeLeft = caller.TimeLeft < limit ? caller.TimeLeft : limit;
        if (timeLeft <= TimeSpan.Zero)
        {
            return KeyReplies.Failure<T>(BackendFaultErrors.DeadlineExceeded);
        }

        using var timer = new CancellationTokenSource(timeLeft, environment.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await work(linked.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return KeyReplies.Failure<T>(BackendFaultErrors.DeadlineExceeded);
        }
    }
}
