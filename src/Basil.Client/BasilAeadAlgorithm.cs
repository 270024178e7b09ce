// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>A suite for authenticated encryption. The numbers are those of the wire.</summary>
public enum BasilAeadAlgorithm
{
    /// <summary>Not told, or a suite that this client does not know.</summary>
    Unspecified = 0,

    /// <summary>ChaCha20-Poly1305, RFC 8439.</summary>
    ChaCha20Poly1305 = 1,

    /// <summary>AES-256-GCM.</summary>
    Aes256Gcm = 2,
}
