// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Basil.Core.Keys;

namespace Basil.Core.Backends;

/// <summary>What a kind of backend can do, by its structure and whatever a catalog declares.</summary>
/// <param name="Engines">The engines of the catalog's vocabulary that it provides.</param>
/// <param name="Algorithms">The key types that it serves; everything else is refused by name.</param>
/// <param name="MaxPlaintextBytes">The largest plaintext of one encrypt call.</param>
/// <param name="MaxRawMessageBytes">The largest message that it signs unhashed (Ed25519).</param>
internal sealed record BackendCapabilities(
    FrozenSet<string> Engines,
    FrozenSet<KeyAlgorithm> Algorithms,
    int MaxPlaintextBytes,
    int MaxRawMessageBytes)
{
    /// <summary>AWS KMS: transit and nothing else, five key types, 4,096 bytes (KMS API Reference, Encrypt and Sign).</summary>
    internal static BackendCapabilities AwsKms { get; } = new(
        FrozenSet.Create(StringComparer.Ordinal, "transit"),
        FrozenSet.Create(
            KeyAlgorithm.Ed25519,
            KeyAlgorithm.EcdsaP256,
            KeyAlgorithm.EcdsaP384,
            KeyAlgorithm.EcdsaP521,
            KeyAlgorithm.Aes256Gcm),
        MaxPlaintextBytes: 4096,
        MaxRawMessageBytes: 4096);
}
