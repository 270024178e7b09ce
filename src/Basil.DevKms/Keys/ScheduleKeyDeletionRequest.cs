// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

internal sealed class ScheduleKeyDeletionRequest
{
    public string? KeyId { get; set; }

    public int? PendingWindowInDays { get; set; }
}
