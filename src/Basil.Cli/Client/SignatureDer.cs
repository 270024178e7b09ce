// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Formats.Asn1;
using System.Numerics;
using Basil.Cli.Terminal;
using Basil.Client;

namespace Basil.Cli.Client;

/// <summary>
/// ECDSA signatures between the broker's form (r and s side by side, RFC 7518 section 3.4) and ASN.1 DER (RFC 3279 section 2.2.3), which openssl takes.
/// The key's type decides the width, and that there is a DER form at all: a 64-byte signature may be Ed25519's, which has none.
/// </summary>
internal static class SignatureDer
{
    internal static byte[] Encode(ReadOnlySpan<byte> signature)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(signature[..(signature.Length / 2)], isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(signature[(signature.Length / 2)..], isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }

    /// <summary>Null for bytes that are no DER signature of that width: no key has made them.</summary>
    internal static byte[]? Decode(ReadOnlyMemory<byte> der, int width)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            var sequence = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            var (r, s) = (sequence.ReadInteger(), sequence.ReadInteger());
            sequence.ThrowIfNotEmpty();
            var signature = new byte[2 * width];
            return Put(r, signature.AsSpan(0, width)) && Put(s, signature.AsSpan(width)) ? signature : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>The width of r and of s for a key of the catalog, in bytes.</summary>
    /// <exception cref="CommandException">Signatures of the key have no DER form.</exception>
    internal static async Task<int> WidthAsync(BasilClient client, string key, CancellationToken cancellationToken) =>
        (await client.GetPublicKeyAsync(key, cancellationToken: cancellationToken)).KeyType switch
        {
            BasilKeyType.EcdsaP256 => 32,
            BasilKeyType.EcdsaP384 => 48,
            BasilKeyType.EcdsaP521 => 66,
            var type => throw CommandException.Usage($"signatures of {type.Word()} keys have no DER form; raw is what other tools take"),
        };

    private static bool Put(BigInteger value, Span<byte> into)
    {
        if (value.Sign < 0 || value.GetByteCount(isUnsigned: true) > into.Length)
        {
            return false;
        }

        var length = value.GetByteCount(isUnsigned: true);
        return value.TryWriteBytes(into[^length..], out _, isUnsigned: true, isBigEndian: true);
    }
}
