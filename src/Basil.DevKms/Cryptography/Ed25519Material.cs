// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using NSec.Cryptography;

namespace Basil.DevKms.Cryptography;

/// <summary>
/// An Ed25519 key with both algorithms of its KMS key spec: pure Ed25519, which takes messages only, and Ed25519ph, which takes
/// SHA-512 digests only and hashes them once more (KMS API reference, Sign).
/// </summary>
internal sealed class Ed25519Material : SigningMaterial
{
    private const string Prehashed = "ED25519_PH_SHA_512";

    private readonly Key _pure;
    private readonly Key _prehashed;
    private readonly PublicKey _prehashedPublic;

    private Ed25519Material(Key pure)
    {
        var seed = pure.Export(KeyBlobFormat.RawPrivateKey);
        _pure = pure;
        _prehashed = Key.Import(SignatureAlgorithm.Ed25519ph, seed, KeyBlobFormat.RawPrivateKey);
        _prehashedPublic = _prehashed.PublicKey;
        PublicKey = pure.PublicKey.Export(KeyBlobFormat.PkixPublicKey);
        CryptographicOperations.ZeroMemory(seed);
    }

    public override byte[] PublicKey { get; }

    public static Ed25519Material Generate() => new(Key.Create(SignatureAlgorithm.Ed25519, Exportable()));

    public static Ed25519Material Import(ReadOnlySpan<byte> pkcs8) =>
        Key.TryImport(SignatureAlgorithm.Ed25519, pkcs8, KeyBlobFormat.PkixPrivateKey, out var key, Exportable()) && key is not null
            ? new Ed25519Material(key)
            : throw new CryptographicException("The private key is not one of ECC_NIST_EDWARDS25519.");

    public override byte[] Export() => _pure.Export(KeyBlobFormat.PkixPrivateKey);

    public override MessageRule Rule(string algorithm) =>
        algorithm == Prehashed ? new(Raw: false, SHA512.HashSizeInBytes) : new(Raw: true, DigestLength: null);

    public override byte[] Sign(string algorithm, ReadOnlySpan<byte> message, bool isDigest) =>
        isDigest ? SignatureAlgorithm.Ed25519ph.Sign(_prehashed, message) : SignatureAlgorithm.Ed25519.Sign(_pure, message);

    public override bool Verify(string algorithm, ReadOnlySpan<byte> message, bool isDigest, ReadOnlySpan<byte> signature) =>
        isDigest
            ? SignatureAlgorithm.Ed25519ph.Verify(_prehashedPublic, message, signature)
            : SignatureAlgorithm.Ed25519.Verify(_pure.PublicKey, message, signature);

    private static KeyCreationParameters Exportable() => new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
}
