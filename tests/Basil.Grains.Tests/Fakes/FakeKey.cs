// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.Core.Backends;
using Basil.Core.Keys;
using NSec.Cryptography;

namespace Basil.Grains.Tests.Fakes;

/// <summary>A key with real cryptography, as a backend would hold it.</summary>
internal sealed class FakeKey : IDisposable
{
    private readonly ECDsa? _ecdsa;
    private readonly Key? _ed25519;
    private readonly AesGcm? _aes;

    internal FakeKey(KeyAlgorithm algorithm)
    {
        Algorithm = algorithm;
        Id = $"arn:aws:kms:us-east-1:111122223333:key/{Guid.NewGuid()}";
        switch (algorithm)
        {
            case KeyAlgorithm.Ed25519:
                _ed25519 = Key.Create(SignatureAlgorithm.Ed25519);
                break;
            case KeyAlgorithm.Aes256Gcm:
                _aes = new AesGcm(RandomNumberGenerator.GetBytes(32), 16);
                break;
            default:
                _ecdsa = ECDsa.Create(algorithm switch
                {
                    KeyAlgorithm.EcdsaP256 => ECCurve.NamedCurves.nistP256,
                    KeyAlgorithm.EcdsaP384 => ECCurve.NamedCurves.nistP384,
                    _ => ECCurve.NamedCurves.nistP521,
                });
                break;
        }
    }

    internal string Id { get; }

    internal KeyAlgorithm Algorithm { get; }

    internal KeyMaterialState State { get; set; } = KeyMaterialState.Enabled;

    internal bool IsUsageRight { get; set; } = true;

    internal KeyDescription Describe() =>
        new(Id, Algorithm, Algorithm.Token().ToUpperInvariant(), IsUsageRight ? "SIGN_VERIFY" : "KEY_AGREEMENT", IsUsageRight, State, 1, null);

    internal PublicKeyMaterial PublicKey() => PublicKeyMaterial.FromSubjectPublicKeyInfo(
        Algorithm,
        _ecdsa?.ExportSubjectPublicKeyInfo() ?? _ed25519!.PublicKey.Export(KeyBlobFormat.PkixPublicKey));

    internal byte[] Sign(ReadOnlySpan<byte> message) => _ecdsa is null
        ? SignatureAlgorithm.Ed25519.Sign(_ed25519!, message)
        : _ecdsa.SignData(message, Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    internal bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => _ecdsa is null
        ? SignatureAlgorithm.Ed25519.Verify(_ed25519!.PublicKey, message, signature)
        : _ecdsa.VerifyData(message, signature, Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    internal byte[] Encrypt(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> associatedData)
    {
        var sealedBytes = new byte[12 + plaintext.Length + 16];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, 12));
        _aes!.Encrypt(sealedBytes.AsSpan(0, 12), plaintext, sealedBytes.AsSpan(12, plaintext.Length), sealedBytes.AsSpan(12 + plaintext.Length), associatedData);
        return sealedBytes;
    }

    internal byte[]? Decrypt(ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> associatedData)
    {
        if (ciphertext.Length < 28)
        {
            return null;
        }

        var plaintext = new byte[ciphertext.Length - 28];
        try
        {
            _aes!.Decrypt(ciphertext[..12], ciphertext[12..^16], ciphertext[^16..], plaintext, associatedData);
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _ecdsa?.Dispose();
        _ed25519?.Dispose();
        _aes?.Dispose();
    }

    private HashAlgorithmName Hash => Algorithm switch
    {
        KeyAlgorithm.EcdsaP256 => HashAlgorithmName.SHA256,
        KeyAlgorithm.EcdsaP384 => HashAlgorithmName.SHA384,
        _ => HashAlgorithmName.SHA512,
    };
}
