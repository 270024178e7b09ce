// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.Core.Errors;
using Basil.Protocol;
using Basil.Protocol.V1;
using NSec.Cryptography;

namespace Basil.Cli.Tests.Fakes;

/// <summary>One real key of each type under the demo's names. A name that is not here is denied, as a broker does.</summary>
internal sealed class FakeKeys : IDisposable
{
    private const int TagBytes = 16;

    private readonly Key _ed25519 = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly byte[] _aead = RandomNumberGenerator.GetBytes(32);

    private readonly Dictionary<string, (KeyType Type, ECDsa Key, HashAlgorithmName Hash)> _ecdsa = new()
    {
        ["demo.p256"] = (KeyType.EcdsaP256, ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256),
        ["demo.p384"] = (KeyType.EcdsaP384, ECDsa.Create(ECCurve.NamedCurves.nistP384), HashAlgorithmName.SHA384),
        ["demo.p521"] = (KeyType.EcdsaP521, ECDsa.Create(ECCurve.NamedCurves.nistP521), HashAlgorithmName.SHA512),
        ["demo.jwt"] = (KeyType.EcdsaP256, ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256),
    };

    internal ECDsa Ecdsa(string name) => _ecdsa[name].Key;

    internal byte[] Sign(string name, byte[] message) => name == "demo.ed25519"
        ? SignatureAlgorithm.Ed25519.Sign(_ed25519, message)
        : Known(name).Key.SignData(message, _ecdsa[name].Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    internal bool Verify(string name, byte[] message, byte[] signature) => name == "demo.ed25519"
        ? SignatureAlgorithm.Ed25519.Verify(_ed25519.PublicKey, message, signature)
        : Known(name).Key.VerifyData(message, signature, _ecdsa[name].Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    internal (KeyType Type, byte[] Bytes) PublicKey(string name)
    {
        if (name == "demo.ed25519")
        {
            return (KeyType.Ed25519, _ed25519.PublicKey.Export(KeyBlobFormat.RawPublicKey));
        }

        var (type, key, _) = Known(name);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return (type, [4, .. point.X!, .. point.Y!]);
    }

    /// <summary>Like KMS: nonce and tag are inside one opaque blob.</summary>
    internal byte[] Encrypt(string name, byte[] plaintext, byte[]? associated)
    {
        RequireAead(name, "encrypt");
        using var aes = new AesGcm(_aead, TagBytes);
        var blob = new byte[12 + plaintext.Length + TagBytes];
        RandomNumberGenerator.Fill(blob.AsSpan(0, 12));
        aes.Encrypt(blob.AsSpan(0, 12), plaintext, blob.AsSpan(12, plaintext.Length), blob.AsSpan(12 + plaintext.Length), Bound(associated));
        return blob;
    }

    internal byte[] Decrypt(string name, byte[] blob, byte[]? associated)
    {
        RequireAead(name, "decrypt");
        using var aes = new AesGcm(_aead, TagBytes);
        var plaintext = new byte[Math.Max(0, blob.Length - 12 - TagBytes)];
        try
        {
            aes.Decrypt(blob.AsSpan(0, 12), blob.AsSpan(12, plaintext.Length), blob.AsSpan(12 + plaintext.Length), plaintext, Bound(associated));
            return plaintext;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw BrokerStatus.ToException(BrokerError.DecryptFailed, "decrypt");
        }
    }

    public void Dispose()
    {
        _ed25519.Dispose();
        foreach (var (_, key, _) in _ecdsa.Values)
        {
            key.Dispose();
        }
    }

    // Associated data of no bytes is not the same as none.
    private static byte[] Bound(byte[]? associated) => associated is null ? [] : [1, .. associated];

    private (KeyType Type, ECDsa Key, HashAlgorithmName Hash) Known(string name) =>
        _ecdsa.TryGetValue(name, out var known) ? known : throw BrokerStatus.ToException(BrokerError.Unauthorized, "sign");

    private static void RequireAead(string name, string operation)
    {
        if (name != "demo.aead")
        {
            throw BrokerStatus.ToException(BrokerError.Unauthorized, operation);
        }
    }
}
