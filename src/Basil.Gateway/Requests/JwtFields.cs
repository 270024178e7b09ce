// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using System.Text.Json;
using Basil.Core.Errors;
using Google.Protobuf.WellKnownTypes;

namespace Basil.Gateway.Requests;

/// <summary>The fields of a request for a JSON Web Token.</summary>
internal static class JwtFields
{
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(StringComparer.Ordinal, "iss", "iat", "exp", "jti", "sub", "nbf");

    /// <summary>A time to live: not negative, and with the fraction in its range (google.protobuf.Duration).</summary>
    internal static BrokerError? TimeToLive(Duration? ttl) =>
        ttl is null or { Seconds: >= 0 and <= Duration.MaxSeconds, Nanos: >= 0 and < Duration.NanosecondsPerSecond }
            ? null
            : BrokerError.InvalidRequest("ttl is negative or out of range");

    /// <summary>The time to live as a span; a fraction of a tick rounds up, so that no fraction of a second is lost before it is rounded up to one.</summary>
    /// <param name="ttl">As <see cref="TimeToLive"/> let it pass.</param>
    internal static TimeSpan? Lifetime(Duration? ttl) => ttl is null
        ? null
        : TimeSpan.FromSeconds(ttl.Seconds) + TimeSpan.FromTicks((ttl.Nanos + TimeSpan.NanosecondsPerTick - 1) / TimeSpan.NanosecondsPerTick);

    /// <summary>Further claims: nothing, or a JSON object without the claims that the broker itself sets.</summary>
    internal static BrokerError? ExtraClaims(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return null;
        }

        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return BrokerError.InvalidRequest("extra claims are not a JSON object");
            }

            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && Reserved.Contains(reader.GetString()!))
                {
                    return BrokerError.InvalidRequest($"extra claims set the reserved claim {reader.GetString()}");
                }
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return BrokerError.InvalidRequest("extra claims are not JSON");
        }
    }
}
