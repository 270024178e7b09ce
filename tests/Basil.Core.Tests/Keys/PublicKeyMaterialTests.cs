// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.Core.Keys;
using CsCheck;

namespace Basil.Core.Tests.Keys;

public sealed class PublicKeyMaterialTests
{
    public static TheoryData<string, int, int> Algorithms => new()
    {
        { "ed25519", 44, 32 },
        { "ed25519-nkey", 44, 32 },
        { "ecdsa-p256", 91, 65 },
        { "ecdsa-p384", 120, 97 },
        { "ecdsa-p521", 158, 133 },
    };

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void A_key_keeps_its_der_and_gives_its_raw_bytes(string token, int derLength, int rawLength)
    {
        using var pair = new KeyPair(token);

        var material = pair.Public;

        Assert.Equal(derLength, material.SubjectPublicKeyInfo.Length);
        Assert.Equal(rawLength, material.Raw.Length);
        Assert.Equal(pair.SubjectPublicKeyInfo, material.SubjectPublicKeyInfo);
        Assert.Equal(material.Raw, pair.SubjectPublicKeyInfo[^rawLength..]);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void A_key_of_another_type_is_refused(string token, int derLength, int rawLength)
    {
        using var pair = new KeyPair(token);
        var others = Enum.GetValues<KeyAlgorithm>().Where(other => other.Token() != token && !(IsEdwards(other) && IsEdwards(pair.Algorithm)));

        Assert.All(others, other => Refused(other, pair.SubjectPublicKeyInfo));
        Assert.True(derLength > rawLength);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Damaged_der_is_refused_or_another_key_and_never_another_exception(string token, int derLength, int rawLength)
    {
        using var pair = new KeyPair(token);
        var whole = pair.SubjectPublicKeyInfo;

        Gen.Select(Gen.Int[0, derLength - 1], Gen.Byte[1, 255]).Sample((at, flip) =>
        {
            var damaged = whole.ToArray();
            damaged[at] ^= flip;
            try
            {
                var material = PublicKeyMaterial.FromSubjectPublicKeyInfo(pair.Algorithm, damaged);
                return at >= derLength - rawLength && material.Raw.Length == rawLength;
            }
            catch (CryptographicException)
            {
                return true;
            }
        });
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Der_that_is_cut_short_or_goes_on_is_refused(string token, int derLength, int rawLength)
    {
        using var pair = new KeyPair(token);

        Assert.All(Enumerable.Range(0, derLength), length => Refused(pair.Algorithm, pair.SubjectPublicKeyInfo[..length]));
        Refused(pair.Algorithm, [.. pair.SubjectPublicKeyInfo, 0]);
        Refused(pair.Algorithm, pair.SubjectPublicKeyInfo[^rawLength..]);
    }

    [Fact]
    public void Explicit_curve_parameters_are_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = key.ExportExplicitParameters(includePrivateParameters: false);
        using var spelledOut = ECDsa.Create(parameters);

        Refused(KeyAlgorithm.EcdsaP256, spelledOut.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public void A_compressed_point_is_refused()
    {
        using var pair = new KeyPair("ecdsa-p256");
        var damaged = pair.SubjectPublicKeyInfo;
        damaged[^65] = 0x02;

        Refused(KeyAlgorithm.EcdsaP256, damaged);
    }

    [Fact]
    public void An_rsa_key_is_refused()
    {
        using var rsa = RSA.Create(2048);
        Refused(KeyAlgorithm.Rsa2048, rsa.ExportSubjectPublicKeyInfo());
        Refused(KeyAlgorithm.EcdsaP256, rsa.ExportSubjectPublicKeyInfo());
    }

    private static void Refused(KeyAlgorithm algorithm, byte[] der) =>
        Assert.Throws<CryptographicException>(() => PublicKeyMaterial.FromSubjectPublicKeyInfo(algorithm, der));

    private static bool IsEdwards(KeyAlgorithm algorithm) => algorithm is KeyAlgorithm.Ed25519 or KeyAlgorithm.Ed25519Nkey;
}
