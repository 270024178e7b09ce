// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Numerics;
using System.Security.Cryptography;
using Basil.Backends.AwsKms;
using Basil.Core.Keys;
using CsCheck;

namespace Basil.Backends.Tests.AwsKms;

public sealed class SignatureEncodingTests
{
    private static readonly (KeyAlgorithm Algorithm, ECCurve Curve)[] Curves =
    [
        (KeyAlgorithm.EcdsaP256, ECCurve.NamedCurves.nistP256),
        (KeyAlgorithm.EcdsaP384, ECCurve.NamedCurves.nistP384),
        (KeyAlgorithm.EcdsaP521, ECCurve.NamedCurves.nistP521),
    ];

    /// <summary>Numbers of every length that a curve has, with small ones as likely as large ones: leading zeros are where encodings differ.</summary>
    private static readonly Gen<(KeyAlgorithm Algorithm, byte[] Signature)> InRange =
        from curve in Gen.OneOfConst(Curves)
        from r in Scalar(curve.Algorithm)
        from s in Scalar(curve.Algorithm)
        select (curve.Algorithm, (byte[])[.. r, .. s]);

    [Fact]
    public void What_converts_to_der_converts_back_to_the_same_bytes() =>
        InRange.Sample(sample =>
        {
            Assert.True(SignatureEncoding.TryToKms(sample.Algorithm, sample.Signature, out var der));
            Assert.True(SignatureEncoding.TryToFixedWidth(sample.Algorithm, der, out var back));
            Assert.Equal(sample.Signature, back);
        });

    [Fact]
    public void The_der_of_dotnet_and_ours_are_the_same()
    {
        foreach (var (algorithm, curve) in Curves)
        {
            using var key = ECDsa.Create(curve);
            var hash = RandomNumberGenerator.GetBytes(32);
            for (var round = 0; round < 64; round++)
            {
                var der = key.SignHash(hash, DSASignatureFormat.Rfc3279DerSequence);

                Assert.True(SignatureEncoding.TryToFixedWidth(algorithm, der, out var signature));
                Assert.True(key.VerifyHash(hash, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
                Assert.True(SignatureEncoding.TryToKms(algorithm, signature, out var back));
                Assert.Equal(der, back);
            }
        }
    }

    [Fact]
    public void Der_with_one_bit_changed_is_refused_or_is_another_signature() =>
        Gen.Select(InRange, Gen.Int[0, 2000]).Sample((sample, bit) =>
        {
            Assert.True(SignatureEncoding.TryToKms(sample.Algorithm, sample.Signature, out var der));
            der[bit / 8 % der.Length] ^= (byte)(1 << (bit % 8));

            Assert.False(SignatureEncoding.TryToFixedWidth(sample.Algorithm, der, out var back) && back.AsSpan().SequenceEqual(sample.Signature));
        });

    [Fact]
    public void Any_bytes_at_all_are_answered_without_an_exception() =>
        Gen.Select(Gen.OneOfConst(Curves), Gen.Byte.Array[0, 200]).Sample((curve, bytes) =>
        {
            if (SignatureEncoding.TryToFixedWidth(curve.Algorithm, bytes, out var signature))
            {
                Assert.True(SignatureEncoding.TryToKms(curve.Algorithm, signature, out var der));
                Assert.Equal(bytes, der);
            }
        });

    [Theory]
    [InlineData("3006020101020101", true)]
    [InlineData("300602010102010100", false)]
    [InlineData("30060201010201", false)]
    [InlineData("30070201010202007f", false)]
    [InlineData("3006020100020101", false)]
    [InlineData("30060201ff020101", false)]
    [InlineData("308106020101020101", false)]
    [InlineData("3009020101020101020101", false)]
    [InlineData("3080020101020101" + "0000", false)]
    [InlineData("", false)]
    public void Only_strict_der_of_two_positive_numbers_is_taken(string hex, bool isTaken) =>
        Assert.Equal(isTaken, SignatureEncoding.TryToFixedWidth(KeyAlgorithm.EcdsaP256, Convert.FromHexString(hex), out _));

    [Theory]
    [InlineData(nameof(KeyAlgorithm.EcdsaP256), 64)]
    [InlineData(nameof(KeyAlgorithm.EcdsaP384), 96)]
    [InlineData(nameof(KeyAlgorithm.EcdsaP521), 132)]
    public void A_signature_of_the_wrong_length_or_out_of_range_is_nobodys(string name, int width)
    {
        var algorithm = Enum.Parse<KeyAlgorithm>(name);
        var right = new byte[width];
        right[(width / 2) - 1] = 1;
        right[^1] = 1;
        var zeroS = right.ToArray();
        zeroS[^1] = 0;
        var largestR = right.ToArray();
        var order = Order(algorithm);
        order.CopyTo(largestR, 0);

        Assert.True(SignatureEncoding.TryToKms(algorithm, right, out _));
        Assert.False(SignatureEncoding.TryToKms(algorithm, right.AsSpan(1), out _));
        Assert.False(SignatureEncoding.TryToKms(algorithm, [.. right, 0], out _));
        Assert.False(SignatureEncoding.TryToKms(algorithm, [], out _));
        Assert.False(SignatureEncoding.TryToKms(algorithm, zeroS, out _));
        Assert.False(SignatureEncoding.TryToKms(algorithm, largestR, out _));
        largestR[(width / 2) - 1]--;
        Assert.True(SignatureEncoding.TryToKms(algorithm, largestR, out _));
    }

    [Fact]
    public void An_ed25519_signature_passes_as_it_is_unless_its_scalar_is_out_of_range()
    {
        var order = Order(KeyAlgorithm.Ed25519).Reverse().ToArray();
        byte[] outside = [.. new byte[32], .. order];
        byte[] inside = [.. outside];
        inside[32]--;

        Assert.False(SignatureEncoding.TryToKms(KeyAlgorithm.Ed25519, outside, out _));
        Assert.True(SignatureEncoding.TryToKms(KeyAlgorithm.Ed25519, inside, out var kms));
        Assert.Equal(inside, kms);
        Assert.False(SignatureEncoding.TryToFixedWidth(KeyAlgorithm.Ed25519, inside.AsSpan(1), out _));
        Assert.True(SignatureEncoding.TryToFixedWidth(KeyAlgorithm.Ed25519, inside, out _));
    }

    [Fact]
    public void The_order_of_each_curve_is_the_order_that_dotnet_knows()
    {
        // n·G is the point at infinity, so n-1 times a private key's point negates it: .NET takes n-1 as a private key and refuses n.
        foreach (var (algorithm, curve) in Curves)
        {
            var order = Order(algorithm);
            var largest = order.ToArray();
            largest[^1]--;

            using var key = ECDsa.Create(new ECParameters { Curve = curve, D = largest });
            Assert.NotNull(key.ExportParameters(false).Q.X);
            Assert.ThrowsAny<CryptographicException>(() => ECDsa.Create(new ECParameters { Curve = curve, D = order }));
        }

        Assert.Equal(
            BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture),
            new BigInteger(Order(KeyAlgorithm.Ed25519), isUnsigned: true, isBigEndian: true));
    }

    private static byte[] Order(KeyAlgorithm algorithm) => CurveOrder.Of(algorithm).ToArray();

    private static Gen<byte[]> Scalar(KeyAlgorithm algorithm)
    {
        var order = new BigInteger(CurveOrder.Of(algorithm), isUnsigned: true, isBigEndian: true);
        var width = algorithm.SignatureLength() / 2;
        return from length in Gen.Int[1, width]
               from bytes in Gen.Byte.Array[length]
               let number = (new BigInteger(bytes, isUnsigned: true, isBigEndian: true) % (order - 1)) + 1
               let digits = number.ToByteArray(isUnsigned: true, isBigEndian: true)
               select (byte[])[.. new byte[width - digits.Length], .. digits];
    }
}
