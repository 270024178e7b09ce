// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Cryptography;

namespace Basil.DevKms.Keys;

/// <summary>One KMS key at one moment; a change makes a new record.</summary>
internal sealed record KeyRecord
{
    public required string KeyId { get; init; }

    public required string Arn { get; init; }

    public required KeySpec Spec { get; init; }

    public required KeyMaterial Material { get; init; }

    public required DateTimeOffset CreationDate { get; init; }

    public string Description { get; init; } = "";

    public KeyState State { get; init; }

    /// <summary>When a key that is pending deletion ceases to exist; null in every other state.</summary>
    public DateTimeOffset? DeletionDate { get; init; }

    public bool MultiRegion => KeyId.StartsWith(KeyIds.MultiRegionPrefix, StringComparison.Ordinal);

    public bool IsGone(DateTimeOffset now) => DeletionDate <= now;
}
