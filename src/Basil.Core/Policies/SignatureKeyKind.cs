// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Policies;

/// <summary>How the public key of a signature-key principal is written.</summary>
internal enum SignatureKeyKind
{
    /// <summary>32 bytes, base64url without padding.</summary>
    Ed25519,

    /// <summary>A public NKey: base32 of a prefix byte, 32 bytes and their CRC-16.</summary>
    NatsNkey,
}
