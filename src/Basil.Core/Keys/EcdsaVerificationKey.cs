// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;

namespace Basil.Core.Keys;

/// <summary>ECDSA over the NIST curves with SHA-256, SHA-384 or SHA-512, signatures as r||s (RFC 7518 section 3.4).</summary>
internal sealed class EcdsaVerificationKey : VerificationKey
{
    private readonly ECDsa _key;
    private readonly HashAlgorithmName _hash;
    private readonly int _signatureLength;

    internal EcdsaVerificationKey(PublicKeyMaterial key)
    {
        _hash = key.Algorithm switch
        {
            KeyAlgorithm.EcdsaP256 => HashAlgorithmName.SHA256,
            KeyAlgorithm.EcdsaP384 => HashAlgorithmName.SHA384,
            KeyAlgorithm.EcdsaP521 => HashAlgorithmName.SHA512,
            _ => throw new CryptographicException($"Keys of type {key.Algorithm.Token()} do not verify ECDSA signatures."),
        };
        _signatureLength = key.Algorithm.SignatureLength();
        _key = ECDsa.Create();
        _key.ImportSubjectPublicKeyInfo(key.SubjectPublicKeyInfo, out _);
    }

    internal override bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        signature.Length == _signatureLength
        && _key.VerifyData(message, signature, _hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public override void Dispose() => _key.Dispose();
}
