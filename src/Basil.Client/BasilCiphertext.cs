// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>What encryption gave and decryption needs. All four are to be kept.</summary>
/// <param name="Algorithm">The suite.</param>
/// <param name="KeyVersion">The version of the key that encrypted.</param>
/// <param name="Nonce">The nonce; empty where the key service keeps it inside the ciphertext, as KMS does.</param>
/// <param name="Ciphertext">Ciphertext and tag, or the key service's opaque blob.</param>
public sealed record BasilCiphertext(
    BasilAeadAlgorithm Algorithm, uint KeyVersion, ReadOnlyMemory<byte> Nonce, ReadOnlyMemory<byte> Ciphertext);
