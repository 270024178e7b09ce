// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <param name="Token">Compact serialization (RFC 7515 section 7.1).</param>
/// <param name="ExpiresAt">The claim <c>exp</c> in Unix seconds, or null for a token without expiry.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.token")]
public sealed record MintedToken([property: Id(0)] string Token, [property: Id(1)] long? ExpiresAt);
