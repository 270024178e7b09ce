// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Backends.Resilience;

/// <summary>The request budgets of one backend. AWS counts each per account and region, over all keys (KMS Developer Guide, Request quotas).</summary>
internal enum QuotaClass
{
    /// <summary>Sign and Verify with elliptic-curve keys, Ed25519 included.</summary>
    Ecc,

    /// <summary>Encrypt and Decrypt with symmetric keys.</summary>
    Symmetric,

    DescribeKey,
    GetPublicKey,
    CreateKey,

    /// <summary>CreateAlias and UpdateAlias.</summary>
    Alias,
}
