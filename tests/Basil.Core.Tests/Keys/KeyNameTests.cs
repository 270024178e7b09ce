// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;
using Basil.Core.Keys;
using CsCheck;

namespace Basil.Core.Tests.Keys;

public sealed partial class KeyNameTests
{
    // Characters around the edges of the grammar, so that random names are often nearly right.
    private static readonly Gen<string> NearlyNames = Gen.String[Gen.Char["abz019_..-A é\0"], 0, 12];

    [Theory]
    [InlineData("a")]
    [InlineData("0")]
    [InlineData("jwt.signing.primary")]
    [InlineData("a_b.c_0_")]
    [InlineData("0.1.2")]
    public void A_name_of_the_grammar_is_accepted_unchanged(string text)
    {
        Assert.True(KeyName.TryParse(text, out var name));
        Assert.Equal(text, name.Value);
        Assert.Equal(text, name.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("a..b")]
    [InlineData("_a")]
    [InlineData("a._b")]
    [InlineData("A")]
    [InlineData("a-b")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("é")]
    [InlineData("а")]
    [InlineData("٣")]
    public void Anything_else_is_refused(string? text) => Assert.False(KeyName.TryParse(text, out _));

    [Fact]
    public void The_grammar_is_that_of_the_regular_expression() =>
        NearlyNames.Sample(text => KeyName.TryParse(text, out _) == Grammar().IsMatch(text), iter: 20_000);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
