// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <param name="KeyType">The catalog token of the key's type.</param>
/// <param name="Raw">32 bytes for Ed25519, the uncompressed SEC 1 point for ECDSA; empty for a symmetric key.</param>
/// <param name="Version">The key version.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.public-key")]
public sealed record KeyPublicKey(
    [property: Id(0)] string KeyType,
    [property: Id(1)] byte[] Raw,
    [property: Id(2)] uint Version);
