// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;

namespace Basil.Backends.AwsKms;

/// <summary>The identity that KMS's answers name a key by: <c>arn:PARTITION:kms:REGION:ACCOUNT:key/ID</c>.</summary>
internal static class KeyArn
{
    internal static bool IsKeyArn([NotNullWhen(true)] string? keyId) =>
        keyId is not null
        && keyId.StartsWith("arn:", StringComparison.Ordinal)
        && keyId.Contains(":kms:", StringComparison.Ordinal)
        && keyId.Contains(":key/", StringComparison.Ordinal);
}
