// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Quotas;

/// <summary>Requests per second for each class, with the defaults of the KMS developer guide (Request quotas).</summary>
internal sealed record QuotaOptions
{
    /// <value>False lets every request through.</value>
    public bool Enabled { get; init; } = true;

    /// <value>Default 10,000: a small region. Larger regions have 20,000 or 100,000.</value>
    public int Symmetric { get; init; } = 10_000;

    public int Ecc { get; init; } = 1_000;

    public int DescribeKey { get; init; } = 2_000;

    public int GetPublicKey { get; init; } = 2_000;

    public int ListKeys { get; init; } = 500;

    public int ListAliases { get; init; } = 500;

    public int CreateKey { get; init; } = 5;

    public int CreateAlias { get; init; } = 5;

    public int UpdateAlias { get; init; } = 5;

    public int DeleteAlias { get; init; } = 15;

    public int EnableKey { get; init; } = 5;

    public int DisableKey { get; init; } = 5;

    public int ScheduleKeyDeletion { get; init; } = 15;

    public int CancelKeyDeletion { get; init; } = 5;

    public int PerSecond(QuotaClass quota) => quota switch
    {
        QuotaClass.Symmetric => Symmetric,
        QuotaClass.Ecc => Ecc,
        QuotaClass.DescribeKey => DescribeKey,
        QuotaClass.GetPublicKey => GetPublicKey,
        QuotaClass.ListKeys => ListKeys,
        QuotaClass.ListAliases => ListAliases,
        QuotaClass.CreateKey => CreateKey,
        QuotaClass.CreateAlias => CreateAlias,
        QuotaClass.UpdateAlias => UpdateAlias,
        QuotaClass.DeleteAlias => DeleteAlias,
        QuotaClass.EnableKey => EnableKey,
        QuotaClass.DisableKey => DisableKey,
        QuotaClass.ScheduleKeyDeletion => ScheduleKeyDeletion,
        QuotaClass.CancelKeyDeletion => CancelKeyDeletion,
        _ => throw new ArgumentOutOfRangeException(nameof(quota), quota, null),
    };
}
