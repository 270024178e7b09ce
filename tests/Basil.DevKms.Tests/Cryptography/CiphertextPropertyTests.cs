// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Cryptography;
using Basil.DevKms.Keys;
using CsCheck;

namespace Basil.DevKms.Tests.Cryptography;

public sealed class CiphertextPropertyTests
{
    private static readonly AccountRegion Home = new("000000000000", "us-east-1");

    // Few letters, so that names and values that run together alike are common.
    private static readonly Gen<string> Text = Gen.Char["ab"].Array[0, 3].Select(letters => new string(letters));

    private static readonly Gen<Dictionary<string, string>> Context = Gen.Select(Text, Text).Array[0, 3]
        .Select(pairs => pairs.GroupBy(pair => pair.Item1, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Item2));

    [Fact]
    public void Contexts_are_encoded_alike_only_when_they_are_equal() =>
        Gen.Select(Context, Context).Sample((left, right) =>
        {
            var equal = left.Count == right.Count
                && left.All(pair => right.TryGetValue(pair.Key, out var value) && value == pair.Value);
            var alike = EncryptionContextEncoding.Encode([], "arn", left).AsSpan()
                .SequenceEqual(EncryptionContextEncoding.Encode([], "arn", right));
            Assert.Equal(equal, alike);
        });

    [Fact]
    public void What_is_sealed_opens_with_the_same_key_and_context_only() =>
        Gen.Select(Gen.Byte.Array[1, 200], Context, Context, Gen.Bool).Sample((plaintext, context, other, multiRegion) =>
        {
            var key = Key(multiRegion);
            var blob = CiphertextBlob.Seal(key, plaintext, context);

            Assert.True(CiphertextBlob.TryReadKeyId(blob, out var named));
            Assert.Equal(key.KeyId, named);
            Assert.Equal(plaintext, CiphertextBlob.Open(key, blob, context));
            Assert.Null(CiphertextBlob.Open(Key(multiRegion), blob, context));
            if (!Sorted(context).SequenceEqual(Sorted(other)))
            {
                Assert.Null(CiphertextBlob.Open(key, blob, other));
            }
        });

    [Fact]
    public void Bytes_of_any_kind_are_not_a_ciphertext() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Assert.False(CiphertextBlob.TryReadKeyId(bytes, out _)));

    private static IEnumerable<KeyValuePair<string, string>> Sorted(Dictionary<string, string> context) =>
        context.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    private static KeyRecord Key(bool multiRegion)
    {
        var keyId = KeyIds.New(multiRegion);
        return new KeyRecord
        {
            KeyId = keyId,
            Arn = Home.KeyArn(keyId),
            Spec = KeySpec.Symmetric,
            Material = KeyMaterial.Generate(KeySpec.Symmetric),
            CreationDate = default,
        };
    }
}
