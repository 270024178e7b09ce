// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Basil.DevKms.Iam;
using Basil.DevKms.Quotas;

namespace Basil.DevKms;

/// <summary>How one DevKms endpoint behaves.</summary>
internal sealed record DevKmsOptions
{
    public const int DefaultPort = 4599;

    /// <value>A loopback address; any other is refused.</value>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <value>0, the default, takes a free port.</value>
    public int Port { get; init; }

    public string Region { get; init; } = "us-east-1";

    /// <value>Twelve digits.</value>
    public string Account { get; init; } = "000000000000";

    /// <value>Where keys and aliases are kept over restarts; null keeps them in memory only.</value>
    public string? StateFile { get; init; }

    /// <value>How long every KMS answer takes at least, in milliseconds.</value>
    public int LatencyMs { get; init; }

    /// <value>False takes requests without looking at their signatures.</value>
    public bool VerifySignatures { get; init; } = true;

    public IReadOnlyList<DevKmsCredential> Credentials { get; init; } = [DevKmsCredential.Development];

    /// <value>Credentials that are held to policies; the others may do everything.</value>
    public IReadOnlyList<DevKmsPrincipal> Principals { get; init; } = [];

    public QuotaOptions Quotas { get; init; } = new();

    /// <value>How many calls the call log remembers.</value>
    public int CallLogCapacity { get; init; } = 4096;

    /// <exception cref="ArgumentException">A value is not usable; the message says which.</exception>
    public void Validate()
    {
        if (!IPAddress.IsLoopback(Address))
        {
            throw new ArgumentException($"DevKms binds to loopback addresses only, not to {Address}.");
        }

        if (Port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
        {
            throw new ArgumentException($"The port must be between {IPEndPoint.MinPort} and {IPEndPoint.MaxPort}, not {Port}.");
        }

        if (Account.Length != 12 || Account.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            throw new ArgumentException($"The account must be twelve digits, not '{Account}'.");
        }

        if (Region.Length is 0 or > 32 || Region.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
        {
            throw new ArgumentException($"'{Region}' is not the name of a region, such as us-east-1.");
        }

        if (LatencyMs is < 0 or > 60_000)
        {
            throw new ArgumentException($"The latency must be between 0 and 60000 ms, not {LatencyMs}.");
        }

        if (CallLogCapacity < 1)
        {
            throw new ArgumentException("The call log needs room for at least one call.");
        }

        if (Credentials.Count == 0)
        {
            throw new ArgumentException("At least one credential is needed.");
        }

        if (Credentials.Select(credential => credential.AccessKeyId).Distinct(StringComparer.Ordinal).Count() != Credentials.Count)
        {
            throw new ArgumentException("Two credentials have the same access key id.");
        }
    }
}
