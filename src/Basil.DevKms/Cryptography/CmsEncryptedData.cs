// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Formats.Asn1;

namespace Basil.DevKms.Cryptography;

/// <summary>CMS EncryptedData (RFC 5652, 8) around AES-256-GCM (RFC 5084, 3.2) with a 16-byte tag behind the ciphertext.</summary>
internal static class CmsEncryptedData
{
    public const int NonceSize = 12;
    public const int TagSize = 16;

    private const string EncryptedData = "1.2.840.113549.1.7.6";
    private const string Data = "1.2.840.113549.1.7.1";
    private const string Aes256Gcm = "2.16.840.1.101.3.4.1.46";

    private static readonly Asn1Tag Context0 = new(TagClass.ContextSpecific, 0);

    public static int Size(int encryptedLength) => Encode(stackalloc byte[NonceSize], new byte[encryptedLength]).Length;

    public static byte[] Encode(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> encrypted)
    {
        var asn = new AsnWriter(AsnEncodingRules.DER, encrypted.Length + 128);
        using (asn.PushSequence())
        {
            asn.WriteObjectIdentifier(EncryptedData);
            using (asn.PushSequence(Context0))
            using (asn.PushSequence())
            {
                asn.WriteInteger(0);
                using (asn.PushSequence())
                {
                    asn.WriteObjectIdentifier(Data);
                    using (asn.PushSequence())
                    {
                        asn.WriteObjectIdentifier(Aes256Gcm);
                        using (asn.PushSequence())
                        {
                            asn.WriteOctetString(nonce);
                            asn.WriteInteger(TagSize);
                        }
                    }

                    asn.WriteOctetString(encrypted, Context0);
                }
            }
        }

        return asn.Encode();
    }

    /// <summary>Strict: what <see cref="Encode"/> would not write is not read.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> der, out ReadOnlySpan<byte> nonce, out ReadOnlySpan<byte> encrypted)
    {
        nonce = default;
        encrypted = default;
        try
        {
            var content = new AsnReader(der.ToArray(), AsnEncodingRules.DER);
            var info = Only(content, content.ReadSequence());
            if (info.ReadObjectIdentifier() != EncryptedData)
            {
                return false;
            }

            var wrapped = Only(info, info.ReadSequence(Context0));
            var data = Only(wrapped, wrapped.ReadSequence());
            var version = data.ReadInteger();
            var body = Only(data, data.ReadSequence());
            var type = body.ReadObjectIdentifier();
            var algorithm = body.ReadSequence();
            encrypted = body.ReadOctetString(Context0);
            body.ThrowIfNotEmpty();
            var cipher = algorithm.ReadObjectIdentifier();
            var parameters = Only(algorithm, algorithm.ReadSequence());
            nonce = parameters.ReadOctetString();
            var tagSize = parameters.ReadInteger();
            parameters.ThrowIfNotEmpty();
            return version.IsZero && type == Data && cipher == Aes256Gcm && nonce.Length == NonceSize && tagSize == TagSize;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static AsnReader Only(AsnReader outer, AsnReader inner)
    {
        outer.ThrowIfNotEmpty();
        return inner;
    }
}
