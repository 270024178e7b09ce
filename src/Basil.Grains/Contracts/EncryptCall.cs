// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <param name="Caller">For whom.</param>
/// <param name="Plaintext">1 to 4,096 bytes on KMS.</param>
/// <param name="AssociatedData">Null where the caller sent none; empty is something else than none.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.encrypt")]
public sealed record EncryptCall(
    [property: Id(0)] KeyCaller Caller,
    [property: Id(1)] byte[] Plaintext,
    [property: Id(2)] byte[]? AssociatedData) : IKeyCall;
