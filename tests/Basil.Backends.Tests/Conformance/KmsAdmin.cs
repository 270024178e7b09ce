// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Basil.Backends.AwsKms;
using Basil.Backends.Resilience;
using Basil.Core.Backends;
using Basil.Core.Keys;
using Microsoft.Extensions.Logging.Abstractions;

namespace Basil.Backends.Tests.Conformance;

/// <summary>The operator's side of a test: makes and changes keys through the plain AWS SDK.</summary>
internal sealed class KmsAdmin(Uri endpoint) : IDisposable
{
    private static int _names;

    internal AmazonKeyManagementServiceClient Client { get; } = new(
        new AmazonKeyManagementServiceConfig { ServiceURL = endpoint.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    /// <summary>A name that no other test uses.</summary>
    internal static KeyName FreshName() =>
        KeyName.TryParse($"test.k{Interlocked.Increment(ref _names)}x{Guid.NewGuid():N}", out var name) ? name : throw new InvalidOperationException();

    /// <summary>A catalog entry whose path nothing is at.</summary>
    internal static BackendKey Absent(KeyAlgorithm algorithm)
    {
        var name = FreshName();
        return new BackendKey(name, name.Value, algorithm);
    }

    /// <summary>A backend on the endpoint whose provisioning quotas do not slow tests down.</summary>
    internal static AwsKmsBackend Backend(Uri endpoint, Action<BackendPipelineOptions>? change = null)
    {
        var pipeline = new BackendPipelineOptions { AttemptTimeoutSeconds = 10, Quotas = new QuotaRates { CreateKey = 1000, Alias = 1000 } };
        change?.Invoke(pipeline);
        return AwsKmsRegistration.Create(
            "kms", new AwsKmsOptions { Region = "us-east-1", Endpoint = endpoint.ToString() }, pipeline, TimeProvider.System, NullLoggerFactory.Instance);
    }

    /// <summary>A key with an alias, and the catalog entry that names it.</summary>
    internal async Task<(BackendKey Key, string Arn)> ExistingAsync(KeyAlgorithm algorithm, CancellationToken cancellationToken)
    {
        var spec = AwsKmsKeySpec.For(algorithm)!;
        var created = await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec.Spec, KeyUsage = spec.Usage }, cancellationToken);
        var name = FreshName();
        var alias = $"alias/basil/{name.Value.Replace('.', '-')}";
        await Client.CreateAliasAsync(new CreateAliasRequest { AliasName = alias, TargetKeyId = created.KeyMetadata.KeyId }, cancellationToken);
        return (new BackendKey(name, alias, algorithm), created.KeyMetadata.Arn);
    }

    public void Dispose() => Client.Dispose();
}
