// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Basil.Client;

/// <summary>An ECDSA key of the broker for code that takes an <see cref="ECDsa"/>, such as certificate requests.</summary>
/// <remarks>
/// The broker takes whole messages and hashes them itself, with the hash of the key's curve. So everything that is given data signs, with that
/// hash, and everything that is given a hash to sign does not. Verifying happens here, with the public key as it was when this object was made;
/// after a rotation make another. A signature is one call to the broker and blocks the thread; failures are <see cref="BasilException"/>.
/// </remarks>
public sealed class BasilEcdsa : ECDsa
{
    // The broker's own limit for a message.
    private const int MaxStreamLength = 1024 * 1024;

    private readonly BasilClient _client;
    private readonly string _keyId;
    private readonly ECDsa _publicKey;
    private readonly HashAlgorithmName _hash;

    private BasilEcdsa(BasilClient client, string keyId, ECDsa publicKey, HashAlgorithmName hash)
    {
        _client = client;
        _keyId = keyId;
        _publicKey = publicKey;
        _hash = hash;
        KeySizeValue = publicKey.KeySize;
        LegalKeySizesValue = [new KeySizes(publicKey.KeySize, publicKey.KeySize, 0)];
    }

    /// <summary>The only hash that the key signs with: SHA-256, SHA-384 or SHA-512 for P-256, P-384 or P-521.</summary>
    public HashAlgorithmName SignatureHash => _hash;

    // r and s, each as long as the curve's order (RFC 7518 section 3.4).
    private int SignatureLength => 2 * ((KeySize + 7) / 8);

    /// <summary>Reads the public key and makes the adapter.</summary>
    /// <param name="client">The client that will sign. It is not disposed with the adapter.</param>
    /// <param name="keyId">An ECDSA key of the catalog. Needs <c>get_public_key</c>, and <c>sign</c> for signatures.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BasilException">The public key could not be read.</exception>
    /// <exception cref="CryptographicException">The key is not an ECDSA key.</exception>
    public static async Task<BasilEcdsa> CreateAsync(BasilClient client, string keyId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var publicKey = await client.GetPublicKeyAsync(keyId, cancellationToken: cancellationToken);
        var hash = publicKey.KeyType switch
        {
            BasilKeyType.EcdsaP256 => HashAlgorithmName.SHA256,
            BasilKeyType.EcdsaP384 => HashAlgorithmName.SHA384,
            BasilKeyType.EcdsaP521 => HashAlgorithmName.SHA512,
            _ => throw new CryptographicException($"The key {keyId} is of type {publicKey.KeyType}, not ECDSA."),
        };
        var imported = Create();
        try
        {
            imported.ImportSubjectPublicKeyInfo(publicKey.ExportSubjectPublicKeyInfo(), out _);
            return new BasilEcdsa(client, keyId, imported, hash);
        }
        catch
        {
            imported.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: the broker signs messages, not hashes.</exception>
    public override byte[] SignHash(byte[] hash) =>
        throw new NotSupportedException("The broker signs messages and hashes them itself; use SignData.");

    /// <inheritdoc/>
    public override byte[] SignData(byte[] data, int offset, int count, HashAlgorithmName hashAlgorithm)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Sign(data.AsMemory(offset, count), hashAlgorithm);
    }

    /// <inheritdoc/>
    public override byte[] SignData(Stream data, HashAlgorithmName hashAlgorithm) =>
        SignDataCore(data, hashAlgorithm, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <inheritdoc/>
    public override bool TrySignData(ReadOnlySpan<byte> data, Span<byte> destination, HashAlgorithmName hashAlgorithm, out int bytesWritten) =>
        TrySignDataCore(data, destination, hashAlgorithm, DSASignatureFormat.IeeeP1363FixedFieldConcatenation, out bytesWritten);

    /// <inheritdoc/>
    public override bool VerifyHash(byte[] hash, byte[] signature) => _publicKey.VerifyHash(hash, signature);

    /// <inheritdoc/>
    public override bool VerifyHash(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature) => _publicKey.VerifyHash(hash, signature);

    /// <inheritdoc/>
    public override ECParameters ExportParameters(bool includePrivateParameters) => Exportable(includePrivateParameters).ExportParameters(false);

    /// <inheritdoc/>
    public override ECParameters ExportExplicitParameters(bool includePrivateParameters) =>
        Exportable(includePrivateParameters).ExportExplicitParameters(false);

    /// <inheritdoc/>
    protected override byte[] SignDataCore(ReadOnlySpan<byte> data, HashAlgorithmName hashAlgorithm, DSASignatureFormat signatureFormat) =>
        Format(Sign(data.ToArray(), hashAlgorithm), signatureFormat);

    /// <inheritdoc/>
    protected override byte[] SignDataCore(Stream data, HashAlgorithmName hashAlgorithm, DSASignatureFormat signatureFormat)
    {
        ArgumentNullException.ThrowIfNull(data);
        var message = new byte[MaxStreamLength + 1];
        var length = data.ReadAtLeast(message, message.Length, throwOnEndOfStream: false);
        return length <= MaxStreamLength
            ? Format(Sign(message.AsMemory(0, length), hashAlgorithm), signatureFormat)
            : throw new CryptographicException($"The stream has more than the {MaxStreamLength} bytes that a broker signs.");
    }

    /// <inheritdoc/>
    protected override bool TrySignDataCore(
        ReadOnlySpan<byte> data, Span<byte> destination, HashAlgorithmName hashAlgorithm, DSASignatureFormat signatureFormat, out int bytesWritten)
    {
        bytesWritten = 0;
        if (signatureFormat == DSASignatureFormat.IeeeP1363FixedFieldConcatenation && destination.Length < SignatureLength)
        {
            return false;
        }

        var signature = SignDataCore(data, hashAlgorithm, signatureFormat);
        if (!signature.AsSpan().TryCopyTo(destination))
        {
            return false;
        }

        bytesWritten = signature.Length;
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _publicKey.Dispose();
        }

        base.Dispose(disposing);
    }

    private byte[] Sign(ReadOnlyMemory<byte> message, HashAlgorithmName hashAlgorithm)
    {
        if (hashAlgorithm != _hash)
        {
            throw new CryptographicException($"The broker signs with this key over {_hash}, not over {hashAlgorithm}.");
        }

        var signature = _client.Sign(_keyId, message);
        return signature.Length == SignatureLength
            ? signature
            : throw new CryptographicException($"The broker's signature has {signature.Length} bytes instead of {SignatureLength}.");
    }

    private ECDsa Exportable(bool includePrivateParameters) =>
        includePrivateParameters ? throw new CryptographicException("The private key is the broker's and stays there.") : _publicKey;

    private static byte[] Format(byte[] signature, DSASignatureFormat format)
    {
        switch (format)
        {
            case DSASignatureFormat.IeeeP1363FixedFieldConcatenation:
                return signature;
            case DSASignatureFormat.Rfc3279DerSequence:
                var writer = new AsnWriter(AsnEncodingRules.DER);
                using (writer.PushSequence())
                {
                    writer.WriteIntegerUnsigned(Unpadded(signature.AsSpan(0, signature.Length / 2)));
                    writer.WriteIntegerUnsigned(Unpadded(signature.AsSpan(signature.Length / 2)));
                }

                return writer.Encode();
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "The format is none of ECDSA's.");
        }
    }

    private static ReadOnlySpan<byte> Unpadded(ReadOnlySpan<byte> number)
    {
        var trimmed = number.TrimStart((byte)0);
        return trimmed.IsEmpty ? number[..1] : trimmed;
    }
}
