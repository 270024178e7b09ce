// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <param name="Caller">For whom.</param>
/// <param name="Version">The wanted key version, or null for the latest.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.get-public-key")]
public sealed record PublicKeyCall([property: Id(0)] KeyCaller Caller, [property: Id(1)] uint? Version) : IKeyCall;
