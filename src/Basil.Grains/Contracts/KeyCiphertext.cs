// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <param name="Ciphertext">Opaque; carries its own nonce.</param>
/// <param name="KeyVersion">The version of the key that made it.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.ciphertext")]
public sealed record KeyCiphertext([property: Id(0)] byte[] Ciphertext, [property: Id(1)] uint KeyVersion);
