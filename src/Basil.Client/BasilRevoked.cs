// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>A token was revoked.</summary>
/// <param name="At">When, by the broker's clock, if it told.</param>
/// <param name="TrustDomain">The SPIFFE trust domain.</param>
/// <param name="TokenId">The token's <c>jti</c>.</param>
public sealed record BasilRevoked(DateTimeOffset? At, string TrustDomain, string TokenId) : BasilEvent(At);
