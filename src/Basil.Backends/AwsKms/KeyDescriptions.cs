// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Basil.Core.Backends;
using KeyMaterialState = Basil.Core.Backends.KeyMaterialState;

namespace Basil.Backends.AwsKms;

/// <summary>Reads KMS's KeyMetadata (KMS API Reference, KeyMetadata; KMS Developer Guide, Key states).</summary>
internal static class KeyDescriptions
{
    internal static KeyDescription From(KeyMetadata metadata)
    {
        var spec = AwsKmsKeySpec.Named(metadata.KeySpec?.Value);
        var usage = metadata.KeyUsage?.Value ?? string.Empty;
        return new KeyDescription(
            metadata.Arn,
            spec?.Algorithm,
            metadata.KeySpec?.Value ?? string.Empty,
            usage,
            spec is not null && spec.Usage.Value == usage,
            StateOf(metadata.KeyState?.Value),
            KeyMark.Parse(metadata.Description)?.Version ?? 1,
            metadata.CreationDate is { } created ? new DateTimeOffset(created.ToUniversalTime()) : null);
    }

    private static KeyMaterialState StateOf(string? state)
    {
        // While a multi-Region key is Updating it goes on serving; only management calls fail.
        if (state == KeyState.Enabled.Value || state == KeyState.Updating.Value)
        {
            return KeyMaterialState.Enabled;
        }

        if (state == KeyState.Disabled.Value)
        {
            return KeyMaterialState.Disabled;
        }

        return state == KeyState.PendingDeletion.Value || state == KeyState.PendingReplicaDeletion.Value
            ? KeyMaterialState.PendingDeletion
            : KeyMaterialState.NotReady;
    }
}
