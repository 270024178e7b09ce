// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

/// <summary>The <c>KeyMetadata</c> structure of the KMS API reference; members that do not apply to the key are absent.</summary>
internal sealed class KeyMetadata
{
    public required string AWSAccountId { get; init; }

    public required string KeyId { get; init; }

    public required string Arn { get; init; }

    public required double CreationDate { get; init; }

    public required bool Enabled { get; init; }

    public required string Description { get; init; }

    public required string KeyUsage { get; init; }

    public required string KeyState { get; init; }

    public double? DeletionDate { get; init; }

    public string Origin { get; init; } = "AWS_KMS";

    public string KeyManager { get; init; } = "CUSTOMER";

    public required string? CustomerMasterKeySpec { get; init; }

    public required string KeySpec { get; init; }

    public string[]? EncryptionAlgorithms { get; init; }

    public string[]? SigningAlgorithms { get; init; }

    public required bool MultiRegion { get; init; }

    public MultiRegionConfiguration? MultiRegionConfiguration { get; init; }

    public string? CurrentKeyMaterialId { get; init; }
}
