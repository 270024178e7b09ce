// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Keys;

/// <summary>The policy's 22 operations. Spelling and scope of each are in <see cref="KeyOperations"/>.</summary>
internal enum KeyOperation
{
    Get,
    List,
    GetPublicKey,
    Verify,
    Sign,
    Encrypt,
    Decrypt,
    Mint,
    SignNatsJwt,
    ValidateNatsJwt,
    EncryptNatsCurve,
    DecryptNatsCurve,
    Validate,
    Set,
    Rotate,
    Import,
    NewKey,
    UseSoftwareCustody,
    Reload,
    Explain,
    Revoke,
    Watch,
}
