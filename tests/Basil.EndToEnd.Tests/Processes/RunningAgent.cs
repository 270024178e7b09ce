// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;
using System.Text.Json;
using Basil.Client;
using Basil.Testing;

namespace Basil.EndToEnd.Tests.Processes;

/// <summary>A basil-agent process with files of its own, its socket bound, and the command line to ask it.</summary>
internal sealed partial class RunningAgent : IAsyncDisposable
{
    /// <summary>One key of each type that KMS serves, all generated at start.</summary>
    internal const string EveryKeyType =
        """
        {
          "schemaVersion": 1,
          "backends": {
            "kms": { "kind": "aws-kms", "addr": "aws-kms:us-east-1", "engines": ["transit"],
                     "mintKeyTypes": ["ed25519", "ecdsa-p256", "ecdsa-p384", "ecdsa-p521", "aes-256-gcm"] }
          },
          "keys": {
            "test.ed25519": { "class": "asymmetric", "keyType": "ed25519", "backend": "kms", "path": "test/ed25519", "writable": false, "missing": "generate", "description": "Ed25519" },
            "test.p256": { "class": "asymmetric", "keyType": "ecdsa-p256", "backend": "kms", "path": "alias/basil/test-p256", "writable": false, "missing": "generate", "description": "P-256" },
            "test.p384": { "class": "asymmetric", "keyType": "ecdsa-p384", "backend": "kms", "path": "test/p384", "writable": false, "missing": "generate", "description": "P-384" },
            "test.p521": { "class": "asymmetric", "keyType": "ecdsa-p521", "backend": "kms", "path": "test/p521", "writable": false, "missing": "generate", "description": "P-521" },
            "test.aead": { "class": "symmetric", "keyType": "aes-256-gcm", "backend": "kms", "path": "test/aead", "writable": false, "missing": "generate", "description": "AEAD" },
            "test.denied": { "class": "asymmetric", "keyType": "ecdsa-p256", "backend": "kms", "path": "test/denied", "writable": false, "missing": "generate", "description": "nobody may sign" }
          }
        }
        """;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly TemporaryDirectory _directory;
    private readonly bool _ownsDirectory;

    private RunningAgent(TemporaryDirectory directory, bool ownsDirectory, ChildProcess process)
    {
        _directory = directory;
        _ownsDirectory = ownsDirectory;
        Process = process;
    }

    internal static string Policy { get; } =
        $$"""
        {
          "schemaVersion": 2,
          "subjects": { "tester": { "allOf": [ { "kind": "unix", "uid": {{GetEffectiveUserId()}} } ] } },
          "roles": { "user": ["list", "get_public_key", "sign", "verify", "encrypt", "decrypt", "mint"] },
          "rules": [
            { "id": "tester-uses-keys", "subjects": ["tester"], "action": ["role:user"],
              "target": ["test.ed25519", "test.p256", "test.p384", "test.p521", "test.aead", "jwt.**", "payload.**"] },
            { "id": "tester-asks-why", "subjects": ["tester"], "action": ["op:explain"], "target": ["broker.explain"] }
          ]
        }
        """;

    internal ChildProcess Process { get; }

    internal string Socket => _directory.File("basil.sock");

    internal string AuditLog => _directory.File("audit.jsonl");

    /// <summary>Starts an agent with an embedded DevKms, or with the one that <paramref name="environment"/> points at.</summary>
    internal static async Task<RunningAgent> StartAsync(
        CancellationToken cancellationToken,
        string? catalog = null,
        IReadOnlyDictionary<string, string?>? environment = null,
        TemporaryDirectory? directory = null)
    {
        var folder = directory ?? new TemporaryDirectory();
        await WriteFilesAsync(folder, catalog ?? EveryKeyType, embedded: environment is null, cancellationToken);
        var process = Launch(folder, environment);
        var agent = new RunningAgent(folder, directory is null, process);
        try
        {
            await process.WaitForLineAsync("ready ", StartLimit, cancellationToken);
            return agent;
        }
        catch
        {
            await agent.DisposeAsync();
            throw;
        }
    }

    internal static async Task WriteFilesAsync(TemporaryDirectory directory, string catalog, bool embedded, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(directory.File("catalog.json"), catalog, cancellationToken);
        await File.WriteAllTextAsync(directory.File("policy.json"), Policy, cancellationToken);
        var devKms = embedded ? """, "devKms": { "enabled": true, "state": "dev-kms.json" }""" : string.Empty;
        await File.WriteAllTextAsync(
            directory.File("basil.json"),
            $$"""
            {
              "catalog": "catalog.json", "policy": "policy.json", "socket": "basil.sock", "auditLog": "audit.jsonl",
              "backends": { "kms": { "region": "us-east-1" } }{{devKms}}
            }
            """,
            cancellationToken);
    }

    internal static ChildProcess Launch(TemporaryDirectory directory, IReadOnlyDictionary<string, string?>? environment = null) =>
        ChildProcess.Start(Programs.Agent, ["-c", directory.File("basil.json"), "--exit-with-parent"], environment);

    internal BasilClient Connect() => BasilClient.Connect(Socket);

    /// <summary>Runs the command line against this agent.</summary>
    internal Task<(int ExitCode, byte[] Output, string Errors)> BasilAsync(CancellationToken cancellationToken, params string[] arguments) =>
        BasilAsync(ReadOnlyMemory<byte>.Empty, cancellationToken, arguments);

    internal Task<(int ExitCode, byte[] Output, string Errors)> BasilAsync(
        ReadOnlyMemory<byte> input, CancellationToken cancellationToken, params string[] arguments) =>
        ChildProcess.RunAsync(
            Programs.Cli, arguments, input, new Dictionary<string, string?>(StringComparer.Ordinal) { ["BASIL_SOCKET"] = Socket }, cancellationToken: cancellationToken);

    /// <summary>The audit lines so far, each parsed.</summary>
    internal async Task<IReadOnlyList<JsonElement>> AuditAsync(CancellationToken cancellationToken) =>
        [.. (await File.ReadAllLinesAsync(AuditLog, cancellationToken)).Select(line => JsonDocument.Parse(line).RootElement)];

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        if (_ownsDirectory)
        {
            _directory.Dispose();
        }
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();
}
