// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;

namespace Basil.Core.Tests.Keys;

public sealed class KeyAlgorithmTokensTests
{
    [Fact]
    public void All_fifteen_key_types_have_their_spelling() => Assert.Equal(
        [
            "ed25519", "ed25519-nkey", "rsa-2048", "ecdsa-p256", "ecdsa-p384", "ecdsa-p521", "aes-256-gcm", "chacha20-poly1305", "x25519",
            "ml-kem-512", "ml-kem-768", "ml-kem-1024", "ml-dsa-44", "ml-dsa-65", "ml-dsa-87",
        ],
        KeyAlgorithmTokens.All);

    [Fact]
    public void A_spelling_is_read_back() => Assert.All(Enum.GetValues<KeyAlgorithm>(), algorithm =>
    {
        Assert.True(KeyAlgorithmTokens.TryParse(algorithm.Token(), out var parsed));
        Assert.Equal(algorithm, parsed);
    });

    [Theory]
    [InlineData("")]
    [InlineData("Ed25519")]
    [InlineData("aes256-gcm")]
    [InlineData(" ed25519")]
    [InlineData("0")]
    public void Another_spelling_is_refused(string token) => Assert.False(KeyAlgorithmTokens.TryParse(token, out _));

    [Fact]
    public void Only_elliptic_curve_signatures_have_a_fixed_width() => Assert.All(Enum.GetValues<KeyAlgorithm>(), algorithm =>
    {
        if (algorithm.IsEllipticCurveSignature())
        {
            Assert.InRange(algorithm.SignatureLength(), 64, 132);
        }
        else
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => algorithm.SignatureLength());
        }
    });
}
