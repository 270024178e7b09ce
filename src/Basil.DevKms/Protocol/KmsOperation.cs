// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Protocol;

/// <summary>The KMS operations that DevKms serves; each name is the operation name on the wire.</summary>
internal enum KmsOperation
{
    CancelKeyDeletion,
    CreateAlias,
    CreateKey,
    Decrypt,
    DeleteAlias,
    DescribeKey,
    DisableKey,
    EnableKey,
    Encrypt,
    GetPublicKey,
    ListAliases,
    ListKeys,
    ScheduleKeyDeletion,
    Sign,
    UpdateAlias,
    Verify,
}
