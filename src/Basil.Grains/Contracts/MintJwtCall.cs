// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <param name="Caller">For whom.</param>
/// <param name="Subject">The claim <c>sub</c>.</param>
/// <param name="TimeToLive">Null for a token without expiry; fractions of a second round up.</param>
/// <param name="ExtraClaims">UTF-8 JSON object of further claims, or empty.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.mint-jwt")]
public sealed record MintJwtCall(
    [property: Id(0)] KeyCaller Caller,
    [property: Id(1)] string Subject,
    [property: Id(2)] TimeSpan? TimeToLive,
    [property: Id(3)] byte[] ExtraClaims) : IKeyCall;
