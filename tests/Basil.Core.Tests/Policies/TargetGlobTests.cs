// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;
using Basil.Core.Policies;
using CsCheck;

namespace Basil.Core.Tests.Policies;

public sealed class TargetGlobTests
{
    private static readonly Gen<string> Segment = Gen.OneOfConst("a", "b", "ab", "a1", "web", "0");

    private static readonly Gen<string> Name = Segment.Array[1, 4].Select(segments => string.Join('.', segments));

    private static readonly Gen<string> Term = Gen.OneOf(
        Name,
        Gen.OneOfConst("*", "**"),
        Name.Select(name => name + ".*"),
        Name.Select(name => name + ".**"));

    [Theory]
    [InlineData("*", "a", true)]
    [InlineData("*", "a.b.c", true)]
    [InlineData("**", "a", true)]
    [InlineData("**", "a.b.c", true)]
    [InlineData("a.b", "a.b", true)]
    [InlineData("a.b", "a.bc", false)]
    [InlineData("a.b", "a.b.c", false)]
    [InlineData("a.*", "a.b", true)]
    [InlineData("a.*", "a", false)]
    [InlineData("a.*", "a.b.c", false)]
    [InlineData("a.*", "ab.c", false)]
    [InlineData("a.**", "a.b", true)]
    [InlineData("a.**", "a.b.c.d", true)]
    [InlineData("a.**", "a", false)]
    [InlineData("a.**", "ab.c", false)]
    [InlineData("a.**", "b.a.c", false)]
    [InlineData("A.b", "a.b", false)]
    public void A_target_matches_by_whole_segments(string term, string name, bool matches) => Assert.Equal(matches, Parse(term).Matches(name));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("a..b")]
    [InlineData("*.a")]
    [InlineData("**.a")]
    [InlineData("a.*.b")]
    [InlineData("a.**.*")]
    [InlineData("a*")]
    [InlineData("*a")]
    [InlineData("a.b*c")]
    [InlineData("***")]
    [InlineData("a.***")]
    [InlineData("a.*.")]
    public void A_malformed_target_is_refused_with_a_reason(string term)
    {
        Assert.False(TargetGlob.TryParse(term, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void A_target_matches_what_its_regular_expression_matches() =>
        Gen.Select(Term, Name).Sample((term, name) => Parse(term).Matches(name) == Expression(term).IsMatch(name), iter: 20_000);

    [Fact]
    public void One_below_is_always_within_below() =>
        Gen.Select(Name, Name).Sample((prefix, name) => !Parse(prefix + ".*").Matches(name) || Parse(prefix + ".**").Matches(name), iter: 20_000);

    [Fact]
    public void A_wildcard_never_matches_its_own_prefix() =>
        Name.Sample(name => !Parse(name + ".*").Matches(name) && !Parse(name + ".**").Matches(name));

    [Fact]
    public void Any_text_is_parsed_or_refused_without_an_exception() =>
        Gen.String[Gen.Char["ab.*\0é"], 0, 10].Sample(text => TargetGlob.TryParse(text, out var glob, out var problem) == (glob is not null && problem is null));

    private static TargetGlob Parse(string term)
    {
        Assert.True(TargetGlob.TryParse(term, out var glob, out _));
        return glob;
    }

    private static Regex Expression(string term)
    {
        var pattern = term is "*" or "**"
            ? ".+"
            : Regex.Escape(term).Replace(@"\*\*", ".+", StringComparison.Ordinal).Replace(@"\*", "[^.]+", StringComparison.Ordinal);
        return new Regex($@"\A{pattern}\z", RegexOptions.CultureInvariant);
    }
}
