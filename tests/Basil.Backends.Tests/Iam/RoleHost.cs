// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Basil.Backends.AwsKms;
using Basil.Backends.Tests.Conformance;
using Basil.Core.Backends;
using Basil.Core.Keys;
using Basil.DevKms;
using Basil.DevKms.Iam;
using Basil.DevKms.Quotas;

namespace Basil.Backends.Tests.Iam;

/// <summary>A DevKms with two keys, an administrator who may do everything, and a role that a policy binds.</summary>
internal sealed class RoleHost : IAsyncDisposable
{
    private static readonly DevKmsCredential Administrator = new("AKIDADMINISTRATOR", "administrator-of-a-test");

    private RoleHost(DevKmsServer server)
    {
        Server = server;
        Admin = new AmazonKeyManagementServiceClient(new BasicAWSCredentials(Administrator.AccessKeyId, Administrator.SecretAccessKey), Config());
        RoleClient = new AmazonKeyManagementServiceClient(Config());
        Backend = KmsAdmin.Backend(server.Endpoint);
    }

    internal DevKmsServer Server { get; }

    internal AmazonKeyManagementServiceClient Admin { get; }

    /// <summary>The role through the plain SDK, for what no backend does.</summary>
    internal AmazonKeyManagementServiceClient RoleClient { get; }

    /// <summary>The role through the backend.</summary>
    internal AwsKmsBackend Backend { get; }

    internal BackendKey Signing { get; private set; } = null!;

    internal string SigningKeyId { get; private set; } = null!;

    internal BackendKey Encryption { get; private set; } = null!;

    internal string EncryptionKeyId { get; private set; } = null!;

    internal static async Task<RoleHost> StartAsync(CancellationToken cancellationToken)
    {
        var host = new RoleHost(await DevKmsServer.StartAsync(
            new DevKmsOptions
            {
                Account = PolicyFile.Account,
                Region = PolicyFile.Region,
                Credentials = [DevKmsCredential.Development, Administrator],
                Quotas = new QuotaOptions { Enabled = false },
            },
            cancellationToken: cancellationToken));
        (host.Signing, host.SigningKeyId) = await host.KeyAsync("alias/basil/signing", KeyAlgorithm.EcdsaP256, cancellationToken);
        (host.Encryption, host.EncryptionKeyId) = await host.KeyAsync("alias/basil/payload", KeyAlgorithm.Aes256Gcm, cancellationToken);
        return host;
    }

    /// <summary>Binds the role to one policy.</summary>
    internal void Bind(string policy) =>
        Server.Principals.Replace([new DevKmsPrincipal(DevKmsCredential.Development.AccessKeyId, [policy], $"arn:aws:sts::{PolicyFile.Account}:assumed-role/basil/host")]);

    /// <summary>A key that the administrator makes, at this alias.</summary>
    internal async Task<(BackendKey Key, string KeyId)> KeyAsync(string alias, KeyAlgorithm algorithm, CancellationToken cancellationToken)
    {
        var spec = AwsKmsKeySpec.For(algorithm)!;
        var created = await Admin.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec.Spec, KeyUsage = spec.Usage }, cancellationToken);
        await Admin.CreateAliasAsync(new CreateAliasRequest { AliasName = alias, TargetKeyId = created.KeyMetadata.KeyId }, cancellationToken);
        return (new BackendKey(KmsAdmin.FreshName(), alias, algorithm), created.KeyMetadata.KeyId);
    }

    public async ValueTask DisposeAsync()
    {
        await Backend.DisposeAsync();
        RoleClient.Dispose();
        Admin.Dispose();
        await Server.DisposeAsync();
    }

    private AmazonKeyManagementServiceConfig Config() =>
        new() { ServiceURL = Server.Endpoint.ToString(), AuthenticationRegion = PolicyFile.Region, MaxErrorRetry = 0 };
}
