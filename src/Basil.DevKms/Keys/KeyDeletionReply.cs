// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

/// <summary>The reply of ScheduleKeyDeletion; CancelKeyDeletion fills in the key alone.</summary>
internal sealed class KeyDeletionReply
{
    public required string KeyId { get; init; }

    public double? DeletionDate { get; init; }

    public string? KeyState { get; init; }

    public int? PendingWindowInDays { get; init; }
}
