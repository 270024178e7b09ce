// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

internal sealed class ListKeysReply
{
    public required KeyListEntry[] Keys { get; init; }

    public string? NextMarker { get; init; }

    public required bool Truncated { get; init; }
}
