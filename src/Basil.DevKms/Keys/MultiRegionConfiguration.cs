// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

internal sealed class MultiRegionConfiguration
{
    public string MultiRegionKeyType { get; init; } = "PRIMARY";

    public required MultiRegionKey PrimaryKey { get; init; }

    public MultiRegionKey[] ReplicaKeys { get; init; } = [];
}
