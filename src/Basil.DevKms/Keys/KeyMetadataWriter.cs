// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Protocol;

namespace Basil.DevKms.Keys;

internal static class KeyMetadataWriter
{
    public static KeyMetadata Describe(this KeyRecord key, AccountRegion home) => new()
    {
        AWSAccountId = home.Account,
        KeyId = key.KeyId,
        Arn = key.Arn,
        CreationDate = key.CreationDate.ToKmsSeconds(),
        Enabled = key.State == KeyState.Enabled,
        Description = key.Description,
        KeyUsage = key.Spec.Usage,
        KeyState = key.State.ToString(),
        DeletionDate = key.DeletionDate?.ToKmsSeconds(),
        CustomerMasterKeySpec = key.Spec.DeprecatedName,
        KeySpec = key.Spec.Name,
        EncryptionAlgorithms = key.Spec.IsSymmetric ? key.Spec.Algorithms : null,
        SigningAlgorithms = key.Spec.IsSymmetric ? null : key.Spec.Algorithms,
        MultiRegion = key.MultiRegion,
        MultiRegionConfiguration = key.MultiRegion
            ? new MultiRegionConfiguration { PrimaryKey = new MultiRegionKey { Arn = key.Arn, Region = home.Region } }
            : null,
        CurrentKeyMaterialId = key.Material.MaterialId,
    };
}
