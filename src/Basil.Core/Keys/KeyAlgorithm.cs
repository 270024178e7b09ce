// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Keys;

/// <summary>Every key type that a catalog can name. Which of them a backend serves is <see cref="Backends.BackendCapabilities"/>.</summary>
internal enum KeyAlgorithm
{
    Ed25519,
    Ed25519Nkey,
    Rsa2048,
    EcdsaP256,
    EcdsaP384,
    EcdsaP521,
    Aes256Gcm,
    ChaCha20Poly1305,
    X25519,
    MlKem512,
    MlKem768,
    MlKem1024,
    MlDsa44,
    MlDsa65,
    MlDsa87,
}
