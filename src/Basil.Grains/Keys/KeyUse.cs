// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Keys;

/// <summary>What a call needs of a key.</summary>
internal enum KeyUse
{
    /// <summary>An operation at the backend, which checks the key's state itself.</summary>
    AtBackend,

    /// <summary>A check of a signature in the silo: nobody but us stops a disabled key.</summary>
    Locally,

    /// <summary>The public key, which a backend gives out for a disabled key too (AWS KMS Developer Guide, key states).</summary>
    PublicKey,
}
