// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <param name="Caller">For whom.</param>
/// <param name="Ciphertext">As an encryption returned it.</param>
/// <param name="AssociatedData">The same as at encryption; null where there was none.</param>
/// <param name="KeyVersion">The envelope's key version; 0 where the caller sent none.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.decrypt")]
public sealed record DecryptCall(
    [property: Id(0)] KeyCaller Caller,
    [property: Id(1)] byte[] Ciphertext,
    [property: Id(2)] byte[]? AssociatedData,
    [property: Id(3)] uint KeyVersion) : IKeyCall;
