// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;
using Basil.Core.Generations;

namespace Basil.Core.Tests.Generations;

public sealed class CapabilityCheckTests
{
    private static string Catalog(string backend, string missing, string keyType = "ecdsa-p256", string keyClass = "asymmetric") => $$$"""
        {
          "schemaVersion": 1,
          "backends": {"kms": {"kind": "aws-kms", "addr": "x", {{{backend}}} } },
          "keys": {"app.key": {"class": "{{{keyClass}}}", "keyType": "{{{keyType}}}", "backend": "kms", "path": "p", "writable": false, "missing": "{{{missing}}}", "description": "d"}}
        }
        """;

    private static string WithEngine(string mintKeyTypes) => $"\"engines\": [\"transit\"], \"mintKeyTypes\": [{mintKeyTypes}]";

    private static GenerationLoad Load(string catalog, CapabilityPolicy policy) => AGeneration.Load(catalog, AGeneration.EmptyPolicy, policy);

    [Theory]
    [InlineData("error", CapabilityPolicy.Strict, true)]
    [InlineData("warn", CapabilityPolicy.Strict, true)]
    [InlineData("generate", CapabilityPolicy.Strict, true)]
    [InlineData("error", CapabilityPolicy.Degraded, true)]
    [InlineData("warn", CapabilityPolicy.Degraded, false)]
    [InlineData("generate", CapabilityPolicy.Degraded, false)]
    [InlineData("error", CapabilityPolicy.Off, false)]
    internal void An_engine_that_is_not_declared_is_fatal_by_policy_and_by_what_missing_says(string missing, CapabilityPolicy policy, bool isFatal)
    {
        var load = Load(Catalog("\"mintKeyTypes\": [\"ecdsa-p256\"]", missing), policy);

        Assert.Equal(isFatal, load.Generation is null);
        Assert.Equal(isFatal, load.Errors.Any(error => error.Rule == DocumentRule.CapabilityGap));
        Assert.Equal(!isFatal && policy != CapabilityPolicy.Off, load.Warnings.Any(warning => warning.Rule == DocumentRule.CapabilityGap));
    }

    [Theory]
    [InlineData("ecdsa-p256", "asymmetric")]
    [InlineData("ed25519", "asymmetric")]
    [InlineData("aes-256-gcm", "symmetric")]
    public void Generating_needs_the_mint_key_type_of_either_class(string keyType, string keyClass)
    {
        var without = Load(Catalog(WithEngine("\"ecdsa-p521\""), "generate", keyType, keyClass), CapabilityPolicy.Strict);
        var with = Load(Catalog(WithEngine($"\"{keyType}\""), "generate", keyType, keyClass), CapabilityPolicy.Strict);

        var error = Assert.Single(without.Errors);
        Assert.Equal($"app.key needs mint key type {keyType}, which backend kms does not declare", error.Message);
        Assert.Equal("$.keys['app.key']", error.Path);
        Assert.Empty(with.Errors);
    }

    [Theory]
    [InlineData("error")]
    [InlineData("warn")]
    public void A_key_that_is_never_generated_needs_no_mint_key_type(string missing) =>
        Assert.Empty(Load(Catalog(WithEngine(string.Empty), missing), CapabilityPolicy.Strict).Errors);

    [Fact]
    public void All_needs_of_a_key_are_in_one_message()
    {
        var load = Load(Catalog("\"capabilities\": [\"prehash-sign\"]", "generate"), CapabilityPolicy.Strict);

        Assert.Equal(
            "app.key needs engine transit and mint key type ecdsa-p256, which backend kms does not declare",
            Assert.Single(load.Errors).Message);
    }

    [Theory]
    [InlineData(CapabilityPolicy.Strict, true)]
    [InlineData(CapabilityPolicy.Degraded, false)]
    [InlineData(CapabilityPolicy.Off, false)]
    internal void What_a_backend_requires_is_fatal_only_when_strict(CapabilityPolicy policy, bool isFatal)
    {
        var load = Load(Catalog(WithEngine(string.Empty) + ", \"requires\": [\"byok-import\"]", "error"), policy);

        Assert.Equal(isFatal, load.Errors.Any(error => error is { Rule: DocumentRule.CapabilityGap, Path: "$.backends.kms" }));
    }

    [Theory]
    [InlineData(CapabilityPolicy.Strict)]
    [InlineData(CapabilityPolicy.Degraded)]
    [InlineData(CapabilityPolicy.Off)]
    internal void What_aws_kms_can_never_provide_is_an_error_under_every_policy(CapabilityPolicy policy)
    {
        var load = Load(Catalog("\"engines\": [\"transit\", \"kv2\"]", "error"), policy);

        Assert.Equal(DocumentRule.EngineNotProvided, Assert.Single(load.Errors).Rule);
    }

    [Fact]
    public void A_key_type_that_aws_kms_does_not_serve_is_refused_by_name()
    {
        var load = Load(Catalog(WithEngine(string.Empty), "error", "rsa-2048"), CapabilityPolicy.Off);

        Assert.Equal(
            "backend kms (aws-kms) does not serve key type rsa-2048; it serves ed25519, ecdsa-p256, ecdsa-p384, ecdsa-p521, aes-256-gcm",
            Assert.Single(load.Errors).Message);
    }
}
