// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Persistence;
using Basil.DevKms.Protocol;
using Microsoft.Extensions.Logging;

namespace Basil.DevKms.Keys;

/// <summary>Holds the current state. Readers never wait; changes happen one at a time and are on disk before they are visible.</summary>
internal sealed partial class KeyStore(KeyStoreState initial, StateFile? file, TimeProvider time, ILogger<KeyStore> logger)
{
    private readonly Lock _changing = new();
    private volatile KeyStoreState _state = initial;

    public KeyStoreState State => _state;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>
    /// Applies one change. The change sees no key whose deletion date has come, and gives either an error, and nothing is changed,
    /// or the new state and the reply. A state that cannot be written down is not taken: KMSInternalException.
    /// </summary>
    public KmsOutcome<T> Change<T>(Func<KeyStoreState, DateTimeOffset, (KeyStoreState State, KmsOutcome<T> Reply)> change)
        where T : class
    {
        lock (_changing)
        {
            var now = Now;
            var before = _state;
            var (after, reply) = change(before.Purge(now), now);
            if (!reply.TryGet(out _, out var error))
            {
                return error;
            }

            if (!ReferenceEquals(before, after))
            {
                try
                {
                    file?.Save(after);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    LogNotSaved(exception, file!.Path);
                    return KmsError.Internal("DevKms could not write its state file; nothing was changed.");
                }

                _state = after;
            }

            return reply;
        }
    }
}
