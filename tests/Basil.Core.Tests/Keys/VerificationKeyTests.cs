// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.Core.Keys;
using CsCheck;

namespace Basil.Core.Tests.Keys;

public sealed class VerificationKeyTests
{
    public static TheoryData<string> Algorithms => ["ed25519", "ed25519-nkey", "ecdsa-p256", "ecdsa-p384", "ecdsa-p521"];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void A_signature_verifies_for_its_message_and_key_only(string token)
    {
        using var pair = new KeyPair(token);
        using var stranger = new KeyPair(token);
        using var key = VerificationKey.Import(pair.Public);
        using var strangersKey = VerificationKey.Import(stranger.Public);

        Gen.Byte.Array[0, 300].Sample(
            message =>
            {
                var signature = pair.Sign(message);
                return key.Verify(message, signature)
                    && !key.Verify([.. message, 0], signature)
                    && !strangersKey.Verify(message, signature);
            },
            iter: 20);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void A_signature_with_any_bit_flipped_is_false(string token)
    {
        using var pair = new KeyPair(token);
        using var key = VerificationKey.Import(pair.Public);
        byte[] message = [1, 2, 3];
        var signature = pair.Sign(message);

        Gen.Int[0, (signature.Length * 8) - 1].Sample(
            bit =>
            {
                var flipped = signature.ToArray();
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                return !key.Verify(message, flipped);
            },
            iter: 50);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void A_signature_of_the_wrong_length_is_false(string token)
    {
        using var pair = new KeyPair(token);
        using var key = VerificationKey.Import(pair.Public);
        byte[] message = [1, 2, 3];
        var signature = pair.Sign(message);

        Assert.Equal(pair.Algorithm.SignatureLength(), signature.Length);
        Assert.False(key.Verify(message, []));
        Assert.False(key.Verify(message, signature.AsSpan(..^1)));
        Assert.False(key.Verify(message, [.. signature, 0]));
        Assert.False(key.Verify(message, [0, .. signature]));
        Assert.False(key.Verify(message, new byte[6144]));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Extreme_numbers_are_false_and_no_exception(string token)
    {
        using var pair = new KeyPair(token);
        using var key = VerificationKey.Import(pair.Public);
        var length = pair.Algorithm.SignatureLength();
        byte[] ones = [.. Enumerable.Repeat((byte)0xFF, length)];

        Assert.False(key.Verify([1], new byte[length]));
        Assert.False(key.Verify([1], ones));
        Assert.False(key.Verify([1], [.. new byte[length / 2], .. ones[(length / 2)..]]));
        Assert.False(key.Verify([1], [.. ones[(length / 2)..], .. new byte[length / 2]]));
    }

    [Fact]
    public void Der_signatures_are_not_mistaken_for_fixed_width_ones()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var material = PublicKeyMaterial.FromSubjectPublicKeyInfo(KeyAlgorithm.EcdsaP256, ecdsa.ExportSubjectPublicKeyInfo());
        using var key = VerificationKey.Import(material);

        Assert.False(key.Verify([1], ecdsa.SignData([1], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }

    [Theory]
    [InlineData("ecdsa-p256")]
    [InlineData("ecdsa-p384")]
    [InlineData("ecdsa-p521")]
    public void A_point_that_is_not_on_the_curve_is_refused(string token)
    {
        using var pair = new KeyPair(token);
        var damaged = pair.SubjectPublicKeyInfo;
        damaged[^1] ^= 1;
        var material = PublicKeyMaterial.FromSubjectPublicKeyInfo(pair.Algorithm, damaged);

        Assert.ThrowsAny<CryptographicException>(() => VerificationKey.Import(material).Dispose());
    }

    [Fact]
    public void An_ed25519_key_of_small_order_verifies_nothing()
    {
        // The neutral element: with a lax verifier it accepts a signature over any message.
        byte[] neutral = [1, .. new byte[31]];
        byte[] header = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00];
        var material = PublicKeyMaterial.FromSubjectPublicKeyInfo(KeyAlgorithm.Ed25519, (byte[])[.. header, .. neutral]);
        var accepts = false;
        try
        {
            using var key = VerificationKey.Import(material);
            accepts = key.Verify([1, 2, 3], (byte[])[.. neutral, .. new byte[32]]);
        }
        catch (CryptographicException)
        {
            // Refusing the key at import is as good.
        }

        Assert.False(accepts);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task One_key_object_serves_many_threads(string token)
    {
        using var pair = new KeyPair(token);
        using var key = VerificationKey.Import(pair.Public);
        byte[] message = [4, 5, 6];
        var signature = pair.Sign(message);
        var cancellationToken = TestContext.Current.CancellationToken;

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(
            () => Enumerable.Range(0, 25).All(turn => key.Verify(message, signature) && !key.Verify([(byte)worker, (byte)turn], signature)),
            cancellationToken)));

        Assert.DoesNotContain(false, verdicts);
    }
}
