// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Policies;
using CsCheck;

namespace Basil.Core.Tests.Policies;

/// <summary>The vectors are the bytes 0 to 31 under each prefix, made with another implementation of base32 and of the CRC.</summary>
public sealed class PublicNkeyTests
{
    private const string User = "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4";

    [Theory]
    [InlineData(User)]
    [InlineData("NAAACAQDAQCQMBYIBEFAWDANBYHRAEISCMKBKFQXDAMRUGY4DUPB6CRG")]
    [InlineData("CAAACAQDAQCQMBYIBEFAWDANBYHRAEISCMKBKFQXDAMRUGY4DUPB6N4O")]
    [InlineData("OAAACAQDAQCQMBYIBEFAWDANBYHRAEISCMKBKFQXDAMRUGY4DUPB7JSU")]
    [InlineData("AAAACAQDAQCQMBYIBEFAWDANBYHRAEISCMKBKFQXDAMRUGY4DUPB776S")]
    [InlineData("UAAACAQDAQCQMBYIBEFAWDANBYHRAEISCMKBKFQXDAMRUGY4DUPB63NN")]
    [InlineData("XAAACAQDAQCQMBYIBEFAWDANBYHRAEISCMKBKFQXDAMRUGY4DUPB7QO7")]
    public void A_public_key_is_accepted(string text) => Assert.True(PublicNkey.IsValid(text));

    [Theory]
    [InlineData("SAAACAQDAQCQMBYIBEFAWDANBYHRAEISCMKBKFQXDAMRUGY4DUPB6NKI")]
    [InlineData("PAAACAQDAQCQMBYIBEFAWDANBYHRAEISCMKBKFQXDAMRUGY4DUPB7QT2")]
    [InlineData("")]
    [InlineData("U")]
    [InlineData(User + "A")]
    [InlineData("udxu4rcsjnzoiqhznwxhxordprtgnjahahfrgzneejcpqtt2m7nlcnf4")]
    public void Anything_else_is_refused(string text) => Assert.False(PublicNkey.IsValid(text));

    [Fact]
    public void One_changed_character_breaks_the_checksum() =>
        Gen.Select(Gen.Int[1, User.Length - 1], Gen.Char["ABCXYZ234567"]).Sample((at, c) =>
            PublicNkey.IsValid(User.Remove(at, 1).Insert(at, c.ToString())) == (User[at] == c));
}
