// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

internal sealed class MultiRegionKey
{
    public required string Arn { get; init; }

    public required string Region { get; init; }
}
