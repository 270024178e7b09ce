// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.Client;

namespace Basil.Protocol.Tests.Client;

public sealed class BasilPublicKeyTests
{
    [Theory]
    [InlineData(BasilKeyType.EcdsaP256, "nistP256")]
    [InlineData(BasilKeyType.EcdsaP384, "nistP384")]
    [InlineData(BasilKeyType.EcdsaP521, "nistP521")]
    public void An_ECDSA_key_is_exported_as_the_platform_does(BasilKeyType keyType, string curve)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
        var point = key.ExportParameters(false).Q;

        var exported = new BasilPublicKey("a.key", keyType, (byte[])[4, .. point.X!, .. point.Y!], 1);

        Assert.Equal(key.ExportSubjectPublicKeyInfo(), exported.ExportSubjectPublicKeyInfo());
        Assert.Equal(key.ExportSubjectPublicKeyInfoPem(), exported.ExportSubjectPublicKeyInfoPem());
    }

    [Theory]
    [InlineData(BasilKeyType.Ed25519)]
    [InlineData(BasilKeyType.Ed25519Nkey)]
    public void An_Ed25519_key_is_exported_as_RFC_8410_says(BasilKeyType keyType)
    {
        // The key of RFC 8410 section 10.1.
        var raw = Convert.FromHexString("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1");

        var pem = new BasilPublicKey("a.key", keyType, raw, 1).ExportSubjectPublicKeyInfoPem();

        Assert.Equal("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----", pem);
    }

    [Theory]
    [InlineData(BasilKeyType.Ed25519, 31)]
    [InlineData(BasilKeyType.EcdsaP256, 64)]
    [InlineData(BasilKeyType.EcdsaP256, 65)]
    [InlineData(BasilKeyType.EcdsaP384, 0)]
    [InlineData(BasilKeyType.Rsa2048, 32)]
    [InlineData(BasilKeyType.Unspecified, 32)]
    public void Bytes_that_are_no_key_of_the_type_are_refused(BasilKeyType keyType, int length)
    {
        var key = new BasilPublicKey("a.key", keyType, new byte[length], 1);

        Assert.Throws<CryptographicException>(key.ExportSubjectPublicKeyInfo);
    }

    [Fact]
    public void The_clients_enumerations_are_numbered_as_on_the_wire()
    {
        Assert.Equal(Numbers<V1.KeyType>(), Numbers<BasilKeyType>());
        Assert.Equal(Numbers<V1.AeadAlgorithm>(), Numbers<BasilAeadAlgorithm>());
        Assert.Equal(Numbers<V1.CatalogKind>(), Numbers<BasilCatalogKind>());
        Assert.Equal(Numbers<V1.ReadinessReason>(), Numbers<BasilReadinessReason>());
        Assert.Equal(Numbers<V1.EventKind>().Skip(1), Numbers<BasilEventKind>());
        Assert.All(Enum.GetValues<BasilKeyType>(), type => Assert.Equal(((V1.KeyType)type).ToString(), type.ToString(), ignoreCase: true));
    }

    private static IEnumerable<int> Numbers<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(value => Convert.ToInt32(value, null));
}
