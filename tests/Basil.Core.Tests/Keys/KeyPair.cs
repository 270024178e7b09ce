// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.Core.Keys;
using NSec.Cryptography;

namespace Basil.Core.Tests.Keys;

/// <summary>A key pair of the platform's or of libsodium's making, which judges what the product verifies.</summary>
internal sealed class KeyPair : IDisposable
{
    private readonly ECDsa? _ecdsa;
    private readonly Key? _ed25519;

    internal KeyPair(string token)
    {
        Assert.True(KeyAlgorithmTokens.TryParse(token, out var algorithm));
        Algorithm = algorithm;
        if (algorithm is KeyAlgorithm.Ed25519 or KeyAlgorithm.Ed25519Nkey)
        {
            _ed25519 = Key.Create(SignatureAlgorithm.Ed25519);
        }
        else
        {
            _ecdsa = ECDsa.Create(algorithm switch
            {
                KeyAlgorithm.EcdsaP256 => ECCurve.NamedCurves.nistP256,
                KeyAlgorithm.EcdsaP384 => ECCurve.NamedCurves.nistP384,
                _ => ECCurve.NamedCurves.nistP521,
            });
        }
    }

    internal KeyAlgorithm Algorithm { get; }

    internal byte[] SubjectPublicKeyInfo => _ecdsa is not null
        ? _ecdsa.ExportSubjectPublicKeyInfo()
        : _ed25519!.PublicKey.Export(KeyBlobFormat.PkixPublicKey);

    internal PublicKeyMaterial Public => PublicKeyMaterial.FromSubjectPublicKeyInfo(Algorithm, SubjectPublicKeyInfo);

    internal byte[] Sign(byte[] message) => _ecdsa is not null
        ? _ecdsa.SignData(message, Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
        : SignatureAlgorithm.Ed25519.Sign(_ed25519!, message);

    public void Dispose()
    {
        _ecdsa?.Dispose();
        _ed25519?.Dispose();
    }

    private HashAlgorithmName Hash => Algorithm switch
    {
        KeyAlgorithm.EcdsaP256 => HashAlgorithmName.SHA256,
        KeyAlgorithm.EcdsaP384 => HashAlgorithmName.SHA384,
        _ => HashAlgorithmName.SHA512,
    };
}
