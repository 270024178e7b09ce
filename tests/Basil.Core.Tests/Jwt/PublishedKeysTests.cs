// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.Core.Catalogs;
using Basil.Core.Generations;
using Basil.Core.Jwt;

namespace Basil.Core.Tests.Jwt;

public sealed class PublishedKeysTests
{
    private static readonly Catalog Catalog = Load();

    [Theory]
    [InlineData(null, "")]
    [InlineData(" ", "")]
    [InlineData("jwt.a", "jwt.a")]
    [InlineData("jwt.*", "jwt.a,jwt.b")]
    [InlineData(" jwt.** , other.a ", "jwt.a,jwt.b,jwt.b.c,other.a")]
    [InlineData("*", "jwt.a,jwt.b,jwt.b.c,other.a")]
    public void Names_and_globs_take_the_token_signing_keys_that_they_match(string? setting, string expected)
    {
        var published = PublishedKeys.Parse(setting, out var problems);

        Assert.Empty(problems);
        Assert.Equal(expected, string.Join(',', published.In(Catalog).Select(entry => entry.Name.Value)));
        Assert.Equal(expected.Length == 0, published.IsEmpty);
    }

    [Theory]
    [InlineData("jwt.a,,jwt.b", 1)]
    [InlineData("jwt.*.c, jwt.a*", 2)]
    [InlineData("Not A Name", 1)]
    public void Every_term_that_is_no_target_is_named(string setting, int count)
    {
        PublishedKeys.Parse(setting, out var problems);

        Assert.Equal(count, problems.Count);
        Assert.All(problems, problem => Assert.StartsWith("`jwks:keys` has '", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_no_token_signing_key_are_missing_and_globs_never_are() =>
        Assert.Equal(["jwt.aead", "jwt.typo"], PublishedKeys.Parse("jwt.a,jwt.aead,jwt.typo,nothing.**", out _).Missing(Catalog));

    private static Catalog Load()
    {
        string[] signing = ["jwt.a", "jwt.b", "jwt.b.c", "other.a"];
        var keys = signing.Select(name => Key(name, "asymmetric", "ecdsa-p256")).Append(Key("jwt.aead", "symmetric", "aes-256-gcm"));
        var catalog = $$$"""{"schemaVersion":1,"backends":{"kms":{"kind":"aws-kms","addr":"aws-kms:us-east-1"}},"keys":{ {{{string.Join(',', keys)}}} } }""";
        var load = GenerationLoader.Load(Encoding.UTF8.GetBytes(catalog), """{"schemaVersion":2,"subjects":{},"rules":[]}"""u8.ToArray(), CapabilityPolicy.Off);
        return load.Generation?.Catalog ?? throw new InvalidOperationException(string.Join('\n', load.Errors));
    }

    private static string Key(string name, string keyClass, string type) =>
        $$"""
        "{{name}}": { "class": "{{keyClass}}", "keyType": "{{type}}", "backend": "kms", "path": "alias/{{name}}", "writable": false, "missing": "error", "description": "d" }
        """;
}
