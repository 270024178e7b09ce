// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Backends.AwsKms;
using Basil.Core.Keys;
using CsCheck;

namespace Basil.Backends.Tests.AwsKms;

public sealed class KeyMarkTests
{
    private static readonly Gen<KeyMark> Marks =
        from segments in Gen.Char["abz09"].Array[1, 8].Array[1, 4]
        from version in Gen.UInt[1, uint.MaxValue]
        from intent in Gen.Guid
        select new KeyMark(Name(string.Join('.', segments.Select(segment => new string(segment)))), version, intent);

    [Fact]
    public void What_is_written_is_read() => Marks.Sample(mark => Assert.Equal(mark, KeyMark.Parse(mark.ToString())));

    [Fact]
    public void The_form_is_stable() =>
        Assert.Equal(
            "basil key=a.b version=3 intent=00112233-4455-6677-8899-aabbccddeeff",
            new KeyMark(Name("a.b"), 3, Guid.Parse("00112233-4455-6677-8899-aabbccddeeff")).ToString());

    [Theory]
    [InlineData("basil intent=00112233-4455-6677-8899-aabbccddeeff later=thing version=3 key=a.b")]
    public void Order_and_further_words_do_not_matter(string description) =>
        Assert.Equal(3u, KeyMark.Parse(description)?.Version);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Basil transit signing key a.b")]
    [InlineData("basil key=a.b version=3")]
    [InlineData("basil key=a.b version=0 intent=00112233-4455-6677-8899-aabbccddeeff")]
    [InlineData("basil key=a.b version=-1 intent=00112233-4455-6677-8899-aabbccddeeff")]
    [InlineData("basil key=a.b version=99999999999 intent=00112233-4455-6677-8899-aabbccddeeff")]
    [InlineData("basil key=A..b version=1 intent=00112233-4455-6677-8899-aabbccddeeff")]
    [InlineData("basil key=a.b version=1 intent=nothing")]
    public void Anything_else_is_no_mark(string? description) => Assert.Null(KeyMark.Parse(description));

    private static KeyName Name(string text) => KeyName.TryParse(text, out var name) ? name : throw new ArgumentException(text);
}
