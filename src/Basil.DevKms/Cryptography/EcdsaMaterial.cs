// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.DevKms.Keys;
using Microsoft.Extensions.ObjectPool;

namespace Basil.DevKms.Cryptography;

/// <summary>A NIST curve key. <see cref="ECDsa"/> instances promise nothing to concurrent callers, so each call borrows one of its own.</summary>
internal sealed class EcdsaMaterial : SigningMaterial
{
    private readonly byte[] _pkcs8;
    private readonly HashAlgorithmName _hash;
    private readonly int _digestLength;
    private readonly DefaultObjectPool<ECDsa> _borrowed;

    private EcdsaMaterial(KeySpec spec, byte[] pkcs8)
    {
        (_hash, _digestLength) = Digest(spec);
        _pkcs8 = pkcs8;
        _borrowed = new DefaultObjectPool<ECDsa>(new EcdsaPoolPolicy(pkcs8));
        var key = _borrowed.Get();
        PublicKey = key.ExportSubjectPublicKeyInfo();
        _borrowed.Return(key);
    }

    public override byte[] PublicKey { get; }

    public static new EcdsaMaterial Generate(KeySpec spec)
    {
        using var key = ECDsa.Create(Curve(spec));
        return new EcdsaMaterial(spec, key.ExportPkcs8PrivateKey());
    }

    public static new EcdsaMaterial Import(KeySpec spec, ReadOnlySpan<byte> pkcs8)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(pkcs8, out var read);
        var curve = key.ExportParameters(false).Curve;
        return read == pkcs8.Length && curve.Oid.Value == Curve(spec).Oid.Value
            ? new EcdsaMaterial(spec, pkcs8.ToArray())
            : throw new CryptographicException($"The private key is not one of {spec.Name}.");
    }

    public override byte[] Export() => _pkcs8;

    public override MessageRule Rule(string algorithm) => new(Raw: true, _digestLength);

    public override byte[] Sign(string algorithm, ReadOnlySpan<byte> message, bool isDigest)
    {
        var key = _borrowed.Get();
        try
        {
            return isDigest
                ? key.SignHash(message, DSASignatureFormat.Rfc3279DerSequence)
                : key.SignData(message, _hash, DSASignatureFormat.Rfc3279DerSequence);
        }
        finally
        {
            _borrowed.Return(key);
        }
    }

    public override bool Verify(string algorithm, ReadOnlySpan<byte> message, bool isDigest, ReadOnlySpan<byte> signature)
    {
        var key = _borrowed.Get();
        try
        {
            return isDigest
                ? key.VerifyHash(message, signature, DSASignatureFormat.Rfc3279DerSequence)
                : key.VerifyData(message, signature, _hash, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            // Some malformed encodings are reported this way; to the caller they are signatures that do not match.
            return false;
        }
        finally
        {
            _borrowed.Return(key);
        }
    }

    private static ECCurve Curve(KeySpec spec) =>
        spec == KeySpec.P256 ? ECCurve.NamedCurves.nistP256
        : spec == KeySpec.P384 ? ECCurve.NamedCurves.nistP384
        : ECCurve.NamedCurves.nistP521;

    private static (HashAlgorithmName Name, int Length) Digest(KeySpec spec) =>
        spec == KeySpec.P256 ? (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes)
        : spec == KeySpec.P384 ? (HashAlgorithmName.SHA384, SHA384.HashSizeInBytes)
        : (HashAlgorithmName.SHA512, SHA512.HashSizeInBytes);
}
