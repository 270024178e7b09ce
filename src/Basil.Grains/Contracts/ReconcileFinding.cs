// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <summary>Something about a key that an operator should know.</summary>
/// <param name="Key">The catalog name.</param>
/// <param name="IsBlocking">Whether a gateway must not serve because of it.</param>
/// <param name="Message">A sentence or two: what is the matter, and the remedy.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.reconcile-finding")]
public sealed record ReconcileFinding(
    [property: Id(0)] string Key,
    [property: Id(1)] bool IsBlocking,
    [property: Id(2)] string Message);
