// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <param name="Caller">For whom.</param>
/// <param name="KeyType">The catalog token of the type that the caller asked for; another than the catalog's is refused.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.create")]
public sealed record CreateKeyCall([property: Id(0)] KeyCaller Caller, [property: Id(1)] string KeyType) : IKeyCall;
