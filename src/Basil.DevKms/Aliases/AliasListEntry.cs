// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Aliases;

internal sealed class AliasListEntry
{
    public required string AliasName { get; init; }

    public required string AliasArn { get; init; }

    public required string TargetKeyId { get; init; }

    public required double CreationDate { get; init; }

    public required double LastUpdatedDate { get; init; }
}
