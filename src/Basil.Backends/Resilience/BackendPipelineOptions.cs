// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Backends.Resilience;

/// <summary>How calls to one backend are bounded in number and time; bound from <c>backends:NAME</c>.</summary>
internal sealed class BackendPipelineOptions
{
    /// <value>
    /// How long one call may take. KMS answers in 5 to 20 ms with a tail above 100 ms, so 1.5 s means that it does not answer; it is also what
    /// keeps the time until the breaker opens on a silent KMS below 2 s, and three attempts below a grain call's 10 s.
    /// </value>
    public double AttemptTimeoutSeconds { get; set; } = 1.5;

    /// <value>
    /// The same for creating a key, which nothing repeats: an answer that comes after the limit is a key that costs money and that nobody
    /// knows, so it gets longer than any answer of KMS takes. Never shorter than <see cref="AttemptTimeoutSeconds"/>.
    /// </value>
    public double CreateTimeoutSeconds { get; set; } = 10;

    /// <value>How often one operation may be sent, the first time included. Creating a key is sent once whatever this says.</value>
    public int MaxAttempts { get; set; } = 3;

    /// <value>The part of each quota that this process uses; the rest is left to other users of the account.</value>
    public double QuotaShare { get; set; } = 0.9;

    /// <value>Calls of one class that may wait for a permit; 1,000 is about what one class can serve within the waiting time.</value>
    public int MaxQueuedCalls { get; set; } = 1000;

    /// <value>How long a call may wait for a permit. Longer than this, a refusal with a retry time serves the caller better.</value>
    public double MaxQueueTimeSeconds { get; set; } = 1;

    public QuotaRates Quotas { get; set; } = new();

    /// <summary>Adds a sentence for each value that cannot be used; <paramref name="section"/> is the configuration path.</summary>
    internal void Validate(string section, ICollection<string> problems)
    {
        Check(AttemptTimeoutSeconds is >= 0.05 and <= 60, "attemptTimeoutSeconds", "between 0.05 and 60");
        Check(CreateTimeoutSeconds is >= 0.05 and <= 20, "createTimeoutSeconds", "between 0.05 and 20");
        Check(MaxAttempts is >= 1 and <= 10, "maxAttempts", "between 1 and 10");
        Check(QuotaShare is > 0 and <= 1, "quotaShare", "above 0 and at most 1");
        Check(MaxQueuedCalls is >= 0 and <= 100_000, "maxQueuedCalls", "between 0 and 100000");
        Check(MaxQueueTimeSeconds is >= 0 and <= 60, "maxQueueTimeSeconds", "between 0 and 60");
        foreach (var quota in Enum.GetValues<QuotaClass>())
        {
            Check(Quotas[quota] is >= 0.1 and <= 10_000_000, $"quotas:{JsonName(quota)}", "between 0.1 and 10000000 requests a second");
        }

        void Check(bool isRight, string setting, string range)
        {
            if (!isRight)
            {
                problems.Add($"`{section}:{setting}` must be {range}");
            }
        }
    }

    private static string JsonName(QuotaClass quota)
    {
        var name = quota.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
