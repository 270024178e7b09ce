// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Basil.Core.Backends;
using CsCheck;

namespace Basil.Backends.Tests.AwsKms;

public sealed partial class KeyReferenceTests
{
    [Theory]
    [InlineData("alias/basil/jwt-signing-primary", nameof(KeyReferenceForm.Alias))]
    [InlineData("alias/a", nameof(KeyReferenceForm.Alias))]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/1111abcd-12ab-34cd-56ef-1234567890ab", nameof(KeyReferenceForm.Arn))]
    [InlineData("arn:aws:kms:us-east-1:111122223333:alias/x", nameof(KeyReferenceForm.Arn))]
    [InlineData("1111abcd-12ab-34cd-56ef-1234567890ab", nameof(KeyReferenceForm.KeyId))]
    [InlineData("1111ABCD-12AB-34CD-56EF-1234567890AB", nameof(KeyReferenceForm.KeyId))]
    [InlineData("mrk-0123456789abcdef0123456789abcdef", nameof(KeyReferenceForm.KeyId))]
    public void What_kms_knows_is_taken_as_it_is(string path, string form)
    {
        Assert.True(KeyReference.TryParse(path, out var reference, out _));
        Assert.Equal(path, reference.KeyId);
        Assert.Equal(form, reference.Form.ToString());
    }

    // Suffixes computed with: printf %s PATH | openssl dgst -sha256 -binary | basenc --base64url | cut -c1-12
    [Theory]
    [InlineData("jwt.signing.primary", "alias/basil/jwt_signing_primary-l7RAwt7aXNck")]
    [InlineData("tenants/a b/ключ", "alias/basil/tenants/a_b/____-xK4FDgTtGJNf")]
    [InlineData("mrk-0123456789abcdef0123456789abcdeg", "alias/basil/mrk-0123456789abcdef0123456789abcdeg-tAqLnRELe3fq")]
    [InlineData("😀", "alias/basil/_-8EQ6NCxe9UeD")]
    public void A_logical_name_has_one_alias(string path, string alias)
    {
        Assert.True(KeyReference.TryParse(path, out var reference, out _));
        Assert.Equal(alias, reference.KeyId);
        Assert.Equal(KeyReferenceForm.Alias, reference.Form);
    }

    [Fact]
    public void Any_path_gives_an_alias_that_kms_takes_or_a_clear_refusal() =>
        Gen.String.Where(path => !path.StartsWith("arn:", StringComparison.Ordinal)).Sample(path =>
        {
            if (KeyReference.TryParse(path, out var reference, out var problem))
            {
                Assert.True(reference.Form == KeyReferenceForm.KeyId || AliasPattern().IsMatch(reference.KeyId));
                Assert.InRange(reference.KeyId.Length, 1, KeyReference.MaxAliasLength);
            }
            else
            {
                Assert.NotEmpty(problem);
            }
        });

    [Fact]
    public void Names_with_equal_slugs_have_different_aliases()
    {
        Assert.True(KeyReference.TryParse("a.b", out var dotted, out _));
        Assert.True(KeyReference.TryParse("a_b", out var underscored, out _));

        Assert.NotEqual(dotted.KeyId, underscored.KeyId);
        Assert.Equal(dotted.KeyId[..^13], underscored.KeyId[..^13]);
    }

    [Fact]
    public void The_suffix_is_of_the_hash_of_the_whole_path() =>
        Gen.Char.AlphaNumeric.Array[1, 60].Where(chars => chars.Length != 36).Sample(chars =>
        {
            var path = new string(chars);
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(path))).Replace('+', '-').Replace('/', '_');

            Assert.True(KeyReference.TryParse(path, out var reference, out _));
            Assert.Equal($"alias/basil/{path}-{hash[..12]}", reference.KeyId);
        });

    [Theory]
    [InlineData(231, true)]
    [InlineData(232, false)]
    public void An_alias_has_at_most_256_characters(int length, bool isTaken)
    {
        Assert.Equal(isTaken, KeyReference.TryParse(new string('n', length), out var reference, out var problem));

        Assert.True(!isTaken || reference!.KeyId.Length == 256);
        Assert.True(isTaken || problem!.Contains("256", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("alias/")]
    [InlineData("alias/with space")]
    [InlineData("alias/with:colon")]
    [InlineData("alias/ключ")]
    [InlineData("arn:ключ")]
    public void A_malformed_alias_or_arn_is_refused(string path)
    {
        Assert.False(KeyReference.TryParse(path, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [GeneratedRegex("^alias/[a-zA-Z0-9/_-]+$")]
    private static partial Regex AliasPattern();
}
