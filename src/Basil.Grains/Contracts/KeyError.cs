// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <param name="Reason">The name of a <c>Basil.Core.Errors.ErrorReason</c>; an unknown one (from a newer silo) reads as Internal.</param>
/// <param name="Message">Text that a caller may see.</param>
/// <param name="RetryAfter">When a retry makes sense.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.error")]
public sealed record KeyError(
    [property: Id(0)] string Reason,
    [property: Id(1)] string Message,
    [property: Id(2)] TimeSpan? RetryAfter);
