// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Protocol;

/// <summary>The request of every operation that takes a key and nothing else.</summary>
internal sealed class KeyRequest
{
    public string? KeyId { get; set; }
}
