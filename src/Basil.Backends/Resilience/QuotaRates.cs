// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Backends.Resilience;

/// <summary>Requests per second that the account may send, for each <see cref="QuotaClass"/>.</summary>
/// <remarks>
/// The defaults are those of AWS for a new account in a small region (KMS Developer Guide, Request quotas). Large regions allow 20,000 or
/// 100,000 symmetric requests, and Service Quotas raises most of them; the broker cannot see that, so the operator says it.
/// </remarks>
internal sealed class QuotaRates
{
    public double Ecc { get; set; } = 1000;

    public double Symmetric { get; set; } = 10_000;

    public double DescribeKey { get; set; } = 2000;

    public double GetPublicKey { get; set; } = 2000;

    public double CreateKey { get; set; } = 5;

    public double Alias { get; set; } = 5;

    internal double this[QuotaClass quota] => quota switch
    {
        QuotaClass.Ecc => Ecc,
        QuotaClass.Symmetric => Symmetric,
        QuotaClass.DescribeKey => DescribeKey,
        QuotaClass.GetPublicKey => GetPublicKey,
        QuotaClass.CreateKey => CreateKey,
        QuotaClass.Alias => Alias,
        _ => throw new ArgumentOutOfRangeException(nameof(quota), quota, "The quota class has no rate."),
    };
}
