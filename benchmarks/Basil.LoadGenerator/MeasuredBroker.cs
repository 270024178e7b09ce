// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Basil.Client;

namespace Basil.LoadGenerator;

/// <summary>DevKms and an agent, each a process of its own, with one P-256 key; and the bare SDK client that a user would have instead.</summary>
internal sealed class MeasuredBroker : IAsyncDisposable
{
    internal const string Key = "bench.p256";
    internal const string KeyAlias = "alias/basil/bench-p256";

    private const string AccessKey = "AKIDBASILDEVKMSLOCAL";
    private const string SecretKey = "basil-dev-kms-well-known-not-a-secret";
    private const string Region = "us-east-1";

    private readonly DirectoryInfo _directory;

    private MeasuredBroker(DirectoryInfo directory, MeasuredProcess devKms, MeasuredProcess agent)
    {
        _directory = directory;
        DevKms = devKms;
        Agent = agent;
        Client = BasilClient.Connect(agent.ReadyLine);
        Sdk = new AmazonKeyManagementServiceClient(
            new BasicAWSCredentials(AccessKey, SecretKey),
            new AmazonKeyManagementServiceConfig { ServiceURL = devKms.ReadyLine, AuthenticationRegion = Region });
    }

    internal MeasuredProcess DevKms { get; }

    internal MeasuredProcess Agent { get; }

    internal BasilClient Client { get; }

    /// <summary>The SDK as it comes: default retries, default connection pool.</summary>
    internal AmazonKeyManagementServiceClient Sdk { get; }

    internal static async Task<MeasuredBroker> StartAsync(int latencyMs, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("basil-bench-");
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        var devKms = await MeasuredProcess.StartAsync(
            "Basil.DevKms",
            "basil-dev-kms",
            ["--port", "0", "--latency-ms", latencyMs.ToString(CultureInfo.InvariantCulture), "--no-quotas"],
            none,
            cancellationToken);
        await WriteFilesAsync(directory.FullName, cancellationToken);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS_ENDPOINT_URL_KMS"] = devKms.ReadyLine,
            ["AWS_ACCESS_KEY_ID"] = AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = SecretKey,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
        var agent = await MeasuredProcess.StartAsync(
            "Basil.Agent", "basil-agent", ["-c", Path.Combine(directory.FullName, "basil.json")], environment, cancellationToken);
        return new MeasuredBroker(directory, devKms, agent);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Sdk.Dispose();
        await Agent.DisposeAsync();
        await DevKms.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private static async Task WriteFilesAsync(string directory, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(
            Path.Combine(directory, "catalog.json"),
            $$"""
            {
              "schemaVersion": 1,
              "backends": { "kms": { "kind": "aws-kms", "addr": "aws-kms:{{Region}}", "engines": ["transit"], "mintKeyTypes": ["ecdsa-p256"] } },
              "keys": {
                "{{Key}}": {
                  "class": "asymmetric", "keyType": "ecdsa-p256", "backend": "kms", "path": "{{KeyAlias}}",
                  "writable": false, "missing": "generate", "description": "measured"
                }
              }
            }
            """,
            cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(directory, "policy.json"),
            $$"""
            {
              "schemaVersion": 2,
              "subjects": { "bench": { "allOf": [ { "kind": "unix", "uid": {{PeerUid.Current}} } ] } },
              "rules": [ { "id": "bench", "subjects": ["bench"], "action": ["op:sign", "op:verify", "op:get_public_key"], "target": ["bench.*"] } ]
            }
            """,
            cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(directory, "basil.json"),
            $$"""
            {
              "catalog": "catalog.json", "policy": "policy.json", "socket": "basil.sock", "auditLog": "audit.jsonl", "logLevel": "warning",
              "backends": { "kms": { "region": "{{Region}}", "quotaShare": 1.0, "quotas": { "ecc": 100000 } } }
            }
            """,
            cancellationToken);
    }
}
