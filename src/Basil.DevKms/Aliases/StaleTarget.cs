// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Aliases;

/// <summary>What an alias named before its last change, for readers that have not heard of it.</summary>
internal sealed class StaleTarget(string? oldTarget, DateTimeOffset until)
{
    private int _readers = -1;

    public string? OldTarget => oldTarget;

    public DateTimeOffset Until => until;

    public bool NextReaderSeesOld() => (Interlocked.Increment(ref _readers) & 1) == 0;
}
