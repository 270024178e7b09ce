// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;

namespace Basil.Core.Policies;

/// <summary>One operation that a subject may do.</summary>
/// <param name="Key">The key's name, or the reserved target of a broker-wide operation.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Explanation">Why it is allowed.</param>
internal sealed record EffectiveGrant(string Key, KeyOperation Operation, Explanation Explanation);
