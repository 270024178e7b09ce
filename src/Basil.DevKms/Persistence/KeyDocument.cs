// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Persistence;

internal sealed class KeyDocument
{
    public required string KeyId { get; init; }

    public required string KeySpec { get; init; }

    public required string State { get; init; }

    public string? Description { get; init; }

    public required DateTimeOffset CreationDate { get; init; }

    public DateTimeOffset? DeletionDate { get; init; }

    /// <summary>PKCS#8 for asymmetric keys, 32 bytes for symmetric ones; base64 in the file.</summary>
    public required byte[] PrivateKey { get; init; }
}
