// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

internal sealed class ListKeysRequest
{
    public int? Limit { get; set; }

    public string? Marker { get; set; }
}
