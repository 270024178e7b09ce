// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;

namespace Basil.Grains.Contracts;

/// <summary>The result of walking all keys of a generation.</summary>
/// <param name="GenerationDigest">Which generation was walked.</param>
/// <param name="Rejection">Why nothing was walked (the silo has another generation), or null.</param>
/// <param name="Keys">Every key, in name order.</param>
/// <param name="Servable">Whether a gateway may bind its socket: no key that must exist is absent, and none could not be asked about.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.reconcile-report")]
public sealed record ReconcileReport(
    [property: Id(0)] string GenerationDigest,
    [property: Id(1)] string? Rejection,
    [property: Id(2)] ImmutableArray<KeyStatus> Keys,
    [property: Id(3)] bool Servable)
{
    /// <summary>What is wrong, in name order: every blocking finding and every warning.</summary>
    [Id(4)]
    public ImmutableArray<ReconcileFinding> Findings { get; init; } = [];
}
