// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Quotas;

/// <summary>The request quotas of KMS that DevKms meters; operations of one class share one budget.</summary>
internal enum QuotaClass
{
    /// <summary>Encrypt and Decrypt of symmetric keys.</summary>
    Symmetric,

    /// <summary>Sign and Verify of all elliptic-curve keys, Ed25519 included.</summary>
    Ecc,

    DescribeKey,
    GetPublicKey,
    ListKeys,
    ListAliases,
    CreateKey,
    CreateAlias,
    UpdateAlias,
    DeleteAlias,
    EnableKey,
    DisableKey,
    ScheduleKeyDeletion,
    CancelKeyDeletion,
}
