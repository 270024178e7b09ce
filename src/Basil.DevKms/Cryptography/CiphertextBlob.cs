// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Basil.DevKms.Keys;

namespace Basil.DevKms.Cryptography;

/// <summary>
/// A symmetric ciphertext with the outline and size of a KMS one: a 58-byte header that names the key, then CMS EncryptedData.
/// Header: five version bytes; 32 bytes of key reference (kind, the id's 16 bytes, 15 bytes of SHA-256 of the key ARN); a one;
/// 16 bytes of salt; the length of the rest in four bytes, most significant first. Callers must not read it, as with KMS.
/// </summary>
internal static class CiphertextBlob
{
    private const int HeaderSize = 58;
    private const int ReferenceStart = 5;
    private const int FingerprintStart = ReferenceStart + 17;
    private const int FingerprintSize = 15;
    private const int SaltMarker = ReferenceStart + 32;
    private const int SaltStart = SaltMarker + 1;
    private const int SaltSize = 16;
    private const int LengthStart = SaltStart + SaltSize;

    private static ReadOnlySpan<byte> Version => [0x01, 0x02, 0x02, 0x00, 0x78];

    // The content of a KMS ciphertext is eleven bytes longer than its plaintext.
    private static ReadOnlySpan<byte> ContentPrefix => "DevKmsBlob1"u8;

    public static byte[] Seal(KeyRecord key, ReadOnlySpan<byte> plaintext, Dictionary<string, string>? context)
    {
        var header = new byte[HeaderSize];
        Version.CopyTo(header);
        if (!KeyIds.TryParse(key.KeyId, out var id, out var multiRegion))
        {
            throw new InvalidOperationException($"{key.KeyId} is not a key id.");
        }

        header[ReferenceStart] = multiRegion ? (byte)1 : (byte)0;
        id.TryWriteBytes(header.AsSpan(ReferenceStart + 1), bigEndian: true, out _);
        Fingerprint(key.Arn).CopyTo(header.AsSpan(FingerprintStart));
        header[SaltMarker] = 1;
        RandomNumberGenerator.Fill(header.AsSpan(SaltStart, SaltSize));

        Span<byte> nonce = stackalloc byte[CmsEncryptedData.NonceSize];
        RandomNumberGenerator.Fill(nonce);
        byte[] content = [.. ContentPrefix, .. plaintext];
        var encrypted = new byte[content.Length + CmsEncryptedData.TagSize];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(LengthStart), CmsEncryptedData.Size(encrypted.Length));
        using (var aes = Cipher(key, header))
        {
            aes.Encrypt(
                nonce,
                content,
                encrypted.AsSpan(0, content.Length),
                encrypted.AsSpan(content.Length),
                EncryptionContextEncoding.Encode(header, key.Arn, context));
        }

        return [.. header, .. CmsEncryptedData.Encode(nonce, encrypted)];
    }

    /// <summary>Which key the blob names; false when it is not a blob of this form.</summary>
    public static bool TryReadKeyId(ReadOnlySpan<byte> blob, [NotNullWhen(true)] out string? keyId)
    {
        keyId = null;
        if (blob.Length <= HeaderSize
            || !blob.StartsWith(Version)
            || blob[ReferenceStart] > 1
            || blob[SaltMarker] != 1
            || BinaryPrimitives.ReadInt32BigEndian(blob[LengthStart..]) != blob.Length - HeaderSize)
        {
            return false;
        }

        keyId = KeyIds.Format(new Guid(blob.Slice(ReferenceStart + 1, 16), bigEndian: true), multiRegion: blob[ReferenceStart] == 1);
        return true;
    }

    /// <summary>The plaintext, or null when the blob is not an untouched one of this key with this context.</summary>
    public static byte[]? Open(KeyRecord key, ReadOnlySpan<byte> blob, Dictionary<string, string>? context)
    {
        var header = blob[..HeaderSize];
        if (!CryptographicOperations.FixedTimeEquals(header.Slice(FingerprintStart, FingerprintSize), Fingerprint(key.Arn))
            || !CmsEncryptedData.TryDecode(blob[HeaderSize..], out var nonce, out var encrypted)
            || encrypted.Length < ContentPrefix.Length + CmsEncryptedData.TagSize)
        {
            return null;
        }

        var content = new byte[encrypted.Length - CmsEncryptedData.TagSize];
        try
        {
            using var aes = Cipher(key, header);
            aes.Decrypt(
                nonce,
                encrypted[..content.Length],
                encrypted[content.Length..],
                content,
                EncryptionContextEncoding.Encode(header, key.Arn, context));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return content.AsSpan().StartsWith(ContentPrefix) ? content[ContentPrefix.Length..] : null;
    }

    private static AesGcm Cipher(KeyRecord key, ReadOnlySpan<byte> header)
    {
        Span<byte> derived = stackalloc byte[SymmetricMaterial.KeySize];
        ((SymmetricMaterial)key.Material).DeriveKey(header.Slice(SaltStart, SaltSize), derived);
        return new AesGcm(derived, CmsEncryptedData.TagSize);
    }

    private static ReadOnlySpan<byte> Fingerprint(string keyArn) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(keyArn)).AsSpan(0, FingerprintSize);
}
