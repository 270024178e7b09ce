// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using Basil.Core.Keys;

namespace Basil.Backends.AwsKms;

/// <summary>Signatures as KMS writes them and as callers see them.</summary>
/// <remarks>
/// For ECDSA KMS uses the DER of Ecdsa-Sig-Value (RFC 3279 section 2.2.3), callers r||s of fixed width (RFC 7518 section 3.4: 64, 96 or 132
/// bytes). Ed25519 is 64 bytes on both sides (RFC 8032). S is left as KMS drew it, above half of the order or below.
/// </remarks>
internal static class SignatureEncoding
{
    /// <summary>Converts what KMS returned.</summary>
    /// <returns>False where the bytes are no strict DER of two numbers from 1 to the group order, or have another length than Ed25519's.</returns>
    internal static bool TryToFixedWidth(KeyAlgorithm algorithm, ReadOnlySpan<byte> kms, [NotNullWhen(true)] out byte[]? signature)
    {
        var width = algorithm.SignatureLength();
        var bytes = new byte[width];
        var isRight = algorithm == KeyAlgorithm.Ed25519
            ? kms.Length == width && kms.TryCopyTo(bytes)
            : TryReadDer(kms, bytes);
        signature = isRight && IsInRange(algorithm, bytes) ? bytes : null;
        return signature is not null;
    }

    /// <summary>Converts what a caller sent.</summary>
    /// <returns>False where no key of the algorithm can have made it: the wrong length, or a number outside of the group's range.</returns>
    internal static bool TryToKms(KeyAlgorithm algorithm, ReadOnlySpan<byte> signature, [NotNullWhen(true)] out byte[]? kms)
    {
        kms = null;
        if (signature.Length != algorithm.SignatureLength() || !IsInRange(algorithm, signature))
        {
            return false;
        }

        kms = algorithm == KeyAlgorithm.Ed25519 ? signature.ToArray() : WriteDer(signature);
        return true;
    }

    private static bool TryReadDer(ReadOnlySpan<byte> der, Span<byte> fixedWidth)
    {
        var half = fixedWidth.Length / 2;
        try
        {
            AsnDecoder.ReadSequence(der, AsnEncodingRules.DER, out var offset, out var length, out var consumed);
            if (consumed != der.Length)
            {
                return false;
            }

            var content = der.Slice(offset, length);
            var r = AsnDecoder.ReadIntegerBytes(content, AsnEncodingRules.DER, out var afterR);
            var s = AsnDecoder.ReadIntegerBytes(content[afterR..], AsnEncodingRules.DER, out var afterS);
            return afterR + afterS == length && TryWriteNumber(r, fixedWidth[..half]) && TryWriteNumber(s, fixedWidth[half..]);
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static bool TryWriteNumber(ReadOnlySpan<byte> number, Span<byte> field)
    {
        if ((number[0] & 0x80) != 0)
        {
            return false;
        }

        var significant = number[0] == 0 ? number[1..] : number;
        return significant.Length <= field.Length && significant.TryCopyTo(field[(field.Length - significant.Length)..]);
    }

    private static byte[] WriteDer(ReadOnlySpan<byte> fixedWidth)
    {
        var half = fixedWidth.Length / 2;
        var writer = new AsnWriter(AsnEncodingRules.DER, initialCapacity: fixedWidth.Length + 16);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(fixedWidth[..half].TrimStart((byte)0));
            writer.WriteIntegerUnsigned(fixedWidth[half..].TrimStart((byte)0));
        }

        return writer.Encode();
    }

    private static bool IsInRange(KeyAlgorithm algorithm, ReadOnlySpan<byte> fixedWidth)
    {
        var order = CurveOrder.Of(algorithm);
        var half = fixedWidth.Length / 2;
        if (algorithm == KeyAlgorithm.Ed25519)
        {
            Span<byte> scalar = stackalloc byte[half];
            fixedWidth[half..].CopyTo(scalar);
            scalar.Reverse();
            return scalar.SequenceCompareTo(order) < 0;
        }

        return IsScalar(fixedWidth[..half], order) && IsScalar(fixedWidth[half..], order);
    }

    private static bool IsScalar(ReadOnlySpan<byte> number, ReadOnlySpan<byte> order) =>
        number.ContainsAnyExcept((byte)0) && number.SequenceCompareTo(order) < 0;
}
