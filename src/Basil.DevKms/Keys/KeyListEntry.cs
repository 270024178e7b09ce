// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

internal sealed class KeyListEntry
{
    public required string KeyId { get; init; }

    public required string KeyArn { get; init; }
}
