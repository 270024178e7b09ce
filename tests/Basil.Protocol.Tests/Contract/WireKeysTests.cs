// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;
using Basil.Protocol.V1;

namespace Basil.Protocol.Tests.Contract;

public sealed class WireKeysTests
{
    [Fact]
    public void Every_wire_key_type_has_an_algorithm_and_comes_back()
    {
        Assert.All(
            Enum.GetValues<KeyType>().Except([KeyType.Unspecified]),
            keyType => Assert.Equal(keyType, Assert.NotNull(keyType.ToKeyAlgorithm()).ToKeyType()));
    }

    [Fact]
    public void Only_algorithms_without_a_wire_key_type_lack_one()
    {
        var without = Enum.GetValues<KeyAlgorithm>().Where(algorithm => algorithm.ToKeyType() is null);

        Assert.Equal([KeyAlgorithm.Aes256Gcm, KeyAlgorithm.ChaCha20Poly1305, KeyAlgorithm.X25519], without);
    }

    [Fact]
    public void Every_wire_suite_has_an_algorithm_and_comes_back()
    {
        Assert.All(
            Enum.GetValues<AeadAlgorithm>().Except([AeadAlgorithm.Unspecified]),
            suite => Assert.Equal(suite, Assert.NotNull(suite.ToKeyAlgorithm()).ToAeadAlgorithm()));
    }

    [Fact]
    public void Every_algorithm_is_a_key_type_or_a_suite_or_X25519_and_never_two()
    {
        Assert.All(Enum.GetValues<KeyAlgorithm>(), algorithm =>
        {
            var names = (algorithm.ToKeyType() is null ? 0 : 1) + (algorithm.ToAeadAlgorithm() is null ? 0 : 1);
            Assert.Equal(algorithm == KeyAlgorithm.X25519 ? 0 : 1, names);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(13)]
    [InlineData(int.MaxValue)]
    public void A_key_type_that_is_no_type_has_no_algorithm(int number)
    {
        Assert.Null(((KeyType)number).ToKeyAlgorithm());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_suite_that_is_no_suite_has_no_algorithm(int number)
    {
        Assert.Null(((AeadAlgorithm)number).ToKeyAlgorithm());
    }

    [Fact]
    public void The_contracts_signing_algorithms_are_known_and_no_other_number_is()
    {
        Assert.All(Enum.GetValues<SigningAlgorithm>(), algorithm => Assert.True(algorithm.IsKnown()));
        Assert.All([-1, 8, 31, int.MinValue], number => Assert.False(((SigningAlgorithm)number).IsKnown()));
    }

    [Theory]
    [InlineData(nameof(KeyClass.Asymmetric), nameof(CatalogKind.Signing))]
    [InlineData(nameof(KeyClass.Public), nameof(CatalogKind.Signing))]
    [InlineData(nameof(KeyClass.Symmetric), nameof(CatalogKind.Encryption))]
    [InlineData(nameof(KeyClass.Sealing), nameof(CatalogKind.Encryption))]
    [InlineData(nameof(KeyClass.Value), nameof(CatalogKind.Value))]
    public void A_class_has_its_kind(string keyClass, string kind)
    {
        Assert.Equal(Enum.Parse<CatalogKind>(kind), Enum.Parse<KeyClass>(keyClass).ToCatalogKind());
    }

    [Fact]
    public void Every_class_has_a_kind()
    {
        Assert.All(Enum.GetValues<KeyClass>(), keyClass => Assert.NotEqual(CatalogKind.Unspecified, keyClass.ToCatalogKind()));
    }
}
