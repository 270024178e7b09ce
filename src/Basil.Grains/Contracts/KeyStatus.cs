// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <summary>What is known of a key, for listings, readiness and reconcile.</summary>
/// <param name="Name">The catalog name.</param>
/// <param name="State"><c>usable</c>, <c>absent</c>, <c>unusable</c>, <c>refused</c>, <c>throttled</c>, <c>unreachable</c> or <c>unknown</c>.</param>
/// <param name="Reason">For an unusable key which of the causes it is, for example <c>disabled</c>, <c>wrong_key_spec</c>; otherwise the backend's code, or null.</param>
/// <param name="Detail">A sentence for operators, with the remedy where there is one; null for a usable key.</param>
/// <param name="KeyType">The catalog token of the type that the backend reports; null where unknown.</param>
/// <param name="LatestVersion">The version that serves; 0 where unknown.</param>
/// <param name="BackendKeyId">The backend's identity of the key; null where unknown.</param>
/// <param name="Generated">True where this very call created the key.</param>
/// <param name="OrphanBackendKeyId">A key that this call created and that no path is known to name: it lost a race for its alias, or the alias failed; null otherwise.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.key-status")]
public sealed record KeyStatus(
    [property: Id(0)] string Name,
    [property: Id(1)] string State,
    [property: Id(2)] string? Reason,
    [property: Id(3)] string? Detail,
    [property: Id(4)] string? KeyType,
    [property: Id(5)] uint LatestVersion,
    [property: Id(6)] string? BackendKeyId,
    [property: Id(7)] bool Generated,
    [property: Id(8)] string? OrphanBackendKeyId);
