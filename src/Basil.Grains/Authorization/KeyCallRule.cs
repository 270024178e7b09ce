// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;

namespace Basil.Grains.Authorization;

/// <summary>How a grain method is authorized.</summary>
/// <param name="Operation">The policy operation that it performs; null for a method that acts for nobody.</param>
/// <param name="Denied">The reply of a denied call, of the method's own reply type; null where there is no operation.</param>
internal sealed record KeyCallRule(KeyOperation? Operation, object? Denied)
{
    internal static KeyCallRule ActsForNobody { get; } = new(null, null);
}
