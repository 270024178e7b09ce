// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Basil.Backends.AwsKms;
using Basil.Backends.Tests.Conformance;
using Basil.Core.Backends;
using Basil.Core.Keys;

namespace Basil.Backends.Tests.Iam;

/// <summary>Something that a role must be able to do, and the actions without which it cannot.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Needs">Its IAM actions.</param>
/// <param name="Run">Does it; gives the action that was refused, or null when it was done.</param>
internal sealed record RoleTask(string Name, string[] Needs, Func<RoleHost, CancellationToken, Task<string?>> Run)
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("a message");

    internal static IReadOnlyList<RoleTask> Runtime { get; } =
    [
        new("describe a signing key", ["kms:DescribeKey"], async (host, token) => Refused(await host.Backend.DescribeAsync(host.Signing, token))),
        new("describe an encryption key", ["kms:DescribeKey"], async (host, token) => Refused(await host.Backend.DescribeAsync(host.Encryption, token))),
        new("get a public key", ["kms:GetPublicKey"], async (host, token) => Refused(await host.Backend.GetPublicKeyAsync(host.Signing, token))),
        new("sign", ["kms:Sign"], async (host, token) => Refused(await host.Backend.SignAsync(host.Signing, Text, token))),
        new("verify", ["kms:Verify"], VerifyAsync),
        new("encrypt", ["kms:Encrypt"], async (host, token) => Refused(await host.Backend.EncryptAsync(host.Encryption, Text, null, token))),
        new("decrypt", ["kms:Decrypt"], DecryptAsync),
    ];

    internal static IReadOnlyList<RoleTask> Provisioner { get; } =
    [
        new("describe", ["kms:DescribeKey"], async (host, token) => Refused(await host.Backend.DescribeAsync(host.Signing, token))),
        new("get a public key", ["kms:GetPublicKey"], async (host, token) => Refused(await host.Backend.GetPublicKeyAsync(host.Signing, token))),
        new("create a signing key", ["kms:CreateKey", "kms:CreateAlias", "kms:DescribeKey"], (host, token) => CreateAsync(host, KeyAlgorithm.EcdsaP256, token)),
        new("create an encryption key", ["kms:CreateKey", "kms:CreateAlias", "kms:DescribeKey"], (host, token) => CreateAsync(host, KeyAlgorithm.Aes256Gcm, token)),
    ];

    internal static IReadOnlyList<RoleTask> Rotator { get; } =
    [
        Provisioner[0],
        Provisioner[1],
        new("make a version", ["kms:CreateKey"], (host, token) => RefusedAsync(() => host.RoleClient.CreateKeyAsync(
            new CreateKeyRequest { KeySpec = KeySpec.ECC_NIST_P256, KeyUsage = KeyUsageType.SIGN_VERIFY }, token))),
        new("name a version", ["kms:CreateAlias"], async (host, token) =>
        {
            var version = await NewKeyAsync(host, token);
            return await RefusedAsync(() => host.RoleClient.CreateAliasAsync(
                new CreateAliasRequest { AliasName = "alias/basil/signing-v2", TargetKeyId = version }, token));
        }),
        new("move the alias", ["kms:UpdateAlias"], async (host, token) =>
        {
            var version = await NewKeyAsync(host, token);
            return await RefusedAsync(() => host.RoleClient.UpdateAliasAsync(
                new UpdateAliasRequest { AliasName = "alias/basil/signing", TargetKeyId = version }, token));
        }),
    ];

    /// <summary>What a policy file must let its role do.</summary>
    internal static IReadOnlyList<RoleTask> Of(string file) => file.Split('-')[0] switch
    {
        "runtime" => Runtime,
        "provisioner" => Provisioner,
        _ => Rotator,
    };

    internal static string? Refused<T>(BackendResult<T> result)
        where T : notnull
    {
        if (result.IsSuccess)
        {
            return null;
        }

        Assert.Equal(BackendFaultKind.Refused, result.Fault.Kind);
        Assert.Equal("AccessDeniedException", result.Fault.Code);
        return result.Fault.MissingAction;
    }

    private static async Task<string> NewKeyAsync(RoleHost host, CancellationToken token) => (await host.Admin.CreateKeyAsync(
        new CreateKeyRequest { KeySpec = KeySpec.ECC_NIST_P256, KeyUsage = KeyUsageType.SIGN_VERIFY }, token)).KeyMetadata.KeyId;

    private static async Task<string?> VerifyAsync(RoleHost host, CancellationToken token)
    {
        var signed = await host.Admin.SignAsync(
            new SignRequest
            {
                KeyId = host.SigningKeyId,
                Message = new MemoryStream(SHA256.HashData(Text)),
                MessageType = MessageType.DIGEST,
                SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
            },
            token);
        Assert.True(SignatureEncoding.TryToFixedWidth(KeyAlgorithm.EcdsaP256, signed.Signature.ToArray(), out var signature));
        var verified = await host.Backend.VerifyAsync(host.Signing, Text, signature, token);
        Assert.True(!verified.IsSuccess || verified.Value.IsValid);
        return Refused(verified);
    }

    private static async Task<string?> DecryptAsync(RoleHost host, CancellationToken token)
    {
        var encrypted = await host.Admin.EncryptAsync(new EncryptRequest { KeyId = host.EncryptionKeyId, Plaintext = new MemoryStream(Text) }, token);
        return Refused(await host.Backend.DecryptAsync(host.Encryption, encrypted.CiphertextBlob.ToArray(), null, token));
    }

    private static async Task<string?> CreateAsync(RoleHost host, KeyAlgorithm algorithm, CancellationToken token)
    {
        var name = KmsAdmin.FreshName();
        return Refused(await host.Backend.CreateAsync(new BackendKey(name, name.Value, algorithm), token));
    }

    private static async Task<string?> RefusedAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (AmazonKeyManagementServiceException exception) when (exception.ErrorCode == "AccessDeniedException")
        {
            const string Before = "is not authorized to perform: ";
            var from = exception.Message.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
            return exception.Message[from..exception.Message.IndexOf(' ', from)];
        }
    }
}
