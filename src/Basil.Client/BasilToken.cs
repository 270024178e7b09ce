// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>A minted token.</summary>
/// <param name="Token">The token, a compact JWS (RFC 7515). Whoever has it can use it.</param>
/// <param name="ExpiresAt">When it ends, in whole seconds; null when it does not.</param>
public sealed record BasilToken(string Token, DateTimeOffset? ExpiresAt);
