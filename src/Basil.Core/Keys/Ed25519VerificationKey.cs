// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using NSec.Cryptography;

namespace Basil.Core.Keys;

/// <summary>Pure Ed25519 (RFC 8032): the message itself is signed, never a hash of it.</summary>
internal sealed class Ed25519VerificationKey : VerificationKey
{
    private readonly PublicKey _key;

    internal Ed25519VerificationKey(PublicKeyMaterial key)
    {
        if (!PublicKey.TryImport(SignatureAlgorithm.Ed25519, key.Raw, KeyBlobFormat.RawPublicKey, out var imported) || imported is null)
        {
            throw new CryptographicException("The public key is not an Ed25519 point.");
        }

        _key = imported;
    }

    internal override bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        signature.Length == 64 && SignatureAlgorithm.Ed25519.Verify(_key, message, signature);

    public override void Dispose()
    {
        // A public key holds no unmanaged memory; the base class owns the pattern for ECDSA's handle.
    }
}
