// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.Core.Keys;
using NSec.Cryptography;

namespace Basil.Backends.Tests.Conformance;

/// <summary>Checks signatures with nothing of Basil's: .NET's ECDSA and NSec's Ed25519 over the exported SubjectPublicKeyInfo.</summary>
internal static class OutsideVerifier
{
    internal static bool Verify(KeyAlgorithm algorithm, byte[] subjectPublicKeyInfo, byte[] message, byte[] signature)
    {
        if (algorithm == KeyAlgorithm.Ed25519)
        {
            var key = NSec.Cryptography.PublicKey.Import(SignatureAlgorithm.Ed25519, subjectPublicKeyInfo, KeyBlobFormat.PkixPublicKey);
            return SignatureAlgorithm.Ed25519.Verify(key, message, signature);
        }

        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(subjectPublicKeyInfo, out _);
        var hash = algorithm switch
        {
            KeyAlgorithm.EcdsaP256 => HashAlgorithmName.SHA256,
            KeyAlgorithm.EcdsaP384 => HashAlgorithmName.SHA384,
            _ => HashAlgorithmName.SHA512,
        };
        return ecdsa.VerifyData(message, signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
