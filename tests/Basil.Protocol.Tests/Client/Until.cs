// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Protocol.Tests.Client;

internal static class Until
{
    /// <summary>Never completes but by the token's cancellation, which it reports.</summary>
    internal static async Task CancelledAsync(CancellationToken cancellationToken, TaskCompletionSource? cancelled = null)
    {
        var never = new TaskCompletionSource();
        try
        {
            await never.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            cancelled?.SetResult();
        }
    }
}
