// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Backends.Tests.Conformance;
using Basil.Core.Backends;
using Basil.Core.Keys;

namespace Basil.Backends.Tests.AwsKms;

/// <summary>What is refused before anything is sent: the endpoint of these tests does not exist.</summary>
public sealed class AwsKmsBackendRefusalTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    public static TheoryData<string> OtherTypes =>
        [.. Enum.GetValues<KeyAlgorithm>().Except(BackendCapabilities.AwsKms.Algorithms).Select(algorithm => algorithm.ToString())];

    [Theory]
    [MemberData(nameof(OtherTypes))]
    public async Task A_key_type_other_than_the_five_is_refused_by_name(string type)
    {
        await using var backend = KmsAdmin.Backend(Nowhere);
        var key = KmsAdmin.Absent(Enum.Parse<KeyAlgorithm>(type));
        var token = TestContext.Current.CancellationToken;

        foreach (var fault in new[]
        {
            (await backend.DescribeAsync(key, token)).Fault,
            (await backend.GetPublicKeyAsync(key, token)).Fault,
            (await backend.SignAsync(key, new byte[1], token)).Fault,
            (await backend.VerifyAsync(key, new byte[1], new byte[64], token)).Fault,
            (await backend.EncryptAsync(key, new byte[1], null, token)).Fault,
            (await backend.DecryptAsync(key, new byte[1], null, token)).Fault,
            (await backend.CreateAsync(key, token)).Fault,
        })
        {
            Assert.Equal(BackendFaultKind.Unsupported, fault?.Kind);
            Assert.Contains(key.Algorithm.Token(), fault!.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_operation_that_the_type_has_not_is_refused()
    {
        await using var backend = KmsAdmin.Backend(Nowhere);
        var token = TestContext.Current.CancellationToken;
        var symmetric = KmsAdmin.Absent(KeyAlgorithm.Aes256Gcm);
        var signing = KmsAdmin.Absent(KeyAlgorithm.Ed25519);

        Assert.Equal(BackendFaultKind.Unsupported, (await backend.SignAsync(symmetric, new byte[1], token)).Fault?.Kind);
        Assert.Equal(BackendFaultKind.Unsupported, (await backend.GetPublicKeyAsync(symmetric, token)).Fault?.Kind);
        Assert.Equal(BackendFaultKind.Unsupported, (await backend.EncryptAsync(signing, new byte[1], null, token)).Fault?.Kind);
        Assert.Equal(BackendFaultKind.Unsupported, (await backend.DecryptAsync(signing, new byte[1], null, token)).Fault?.Kind);
    }

    [Theory]
    [InlineData(nameof(KeyAlgorithm.EcdsaP256), 63)]
    [InlineData(nameof(KeyAlgorithm.EcdsaP256), 64)]
    [InlineData(nameof(KeyAlgorithm.EcdsaP521), 131)]
    [InlineData(nameof(KeyAlgorithm.Ed25519), 65)]
    public async Task A_signature_that_no_key_can_have_made_is_false_without_a_call(string algorithm, int length)
    {
        await using var backend = KmsAdmin.Backend(Nowhere);
        var key = KmsAdmin.Absent(Enum.Parse<KeyAlgorithm>(algorithm));

        var verification = await backend.VerifyAsync(key, new byte[1], new byte[length], TestContext.Current.CancellationToken);

        Assert.False(verification.Value.IsValid);
    }

    [Theory]
    [InlineData("alias/aws/ebs", "alias/aws/ebs")]
    [InlineData("1111abcd-12ab-34cd-56ef-1234567890ab", "key ids")]
    [InlineData("mrk-0123456789abcdef0123456789abcdef", "key ids")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:alias/x", "arn:aws:kms:us-east-1:111122223333:alias/x")]
    public async Task A_key_cannot_be_created_where_kms_or_aws_chooses_the_name(string path, string said)
    {
        await using var backend = KmsAdmin.Backend(Nowhere);

        var fault = (await backend.CreateAsync(KmsAdmin.Absent(KeyAlgorithm.EcdsaP256) with { Path = path }, TestContext.Current.CancellationToken)).Fault;

        Assert.Equal(BackendFaultKind.Unsupported, fault?.Kind);
        Assert.Contains(said, fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_names_nothing_in_kms_is_refused_clearly()
    {
        await using var backend = KmsAdmin.Backend(Nowhere);

        var fault = (await backend.DescribeAsync(KmsAdmin.Absent(KeyAlgorithm.EcdsaP256) with { Path = new string('n', 300) }, TestContext.Current.CancellationToken)).Fault;

        Assert.Equal(BackendFaultKind.Rejected, fault?.Kind);
        Assert.Contains("256", fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_unreachable()
    {
        await using var backend = KmsAdmin.Backend(Nowhere, options => options.MaxAttempts = 1);

        var fault = (await backend.DescribeAsync(KmsAdmin.Absent(KeyAlgorithm.EcdsaP256), TestContext.Current.CancellationToken)).Fault;

        Assert.Equal(BackendFaultKind.Unreachable, fault?.Kind);
    }
}
