// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.EndToEnd.Tests.Processes;
using Basil.Testing;

namespace Basil.EndToEnd.Tests.Scenarios;

/// <summary>
/// A client that shares no code with us (@grpc/grpc-js on Node, generated from the .proto at run time) over the socket: status, list, sign, verify,
/// a tampered verify, encrypt, decrypt, and a denial whose details it can read.
/// </summary>
public sealed class InteroperabilityTests(SharedAgent shared) : IClassFixture<SharedAgent>
{
    [Fact]
    public async Task A_node_client_uses_the_broker()
    {
        var token = TestContext.Current.CancellationToken;
        var node = ExternalTool.Require("node");
        var client = await InstallAsync(ExternalTool.Require("npm"), token);

        var (exitCode, output, errors) = await ChildProcess.RunAsync(
            node,
            [Path.Combine(client, "client.mjs"), shared.Agent.Socket, Path.Combine(RepositoryRoot.Path, "proto")],
            workingDirectory: client,
            cancellationToken: token);

        Assert.True(exitCode == 0, errors);
        using var result = JsonDocument.Parse(output);
        var root = result.RootElement;
        Assert.Equal("aws-kms", root.GetProperty("backend").GetString());
        Assert.Contains("test.ed25519", root.GetProperty("names").EnumerateArray().Select(name => name.GetString()));
        Assert.DoesNotContain("test.denied", root.GetProperty("names").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(64, root.GetProperty("signatureLength").GetInt32());
        Assert.True(root.GetProperty("valid").GetBoolean());
        Assert.False(root.GetProperty("tamperedValid").GetBoolean());
        Assert.Equal("attack at dawn", root.GetProperty("plaintext").GetString());
        Assert.Equal(7, root.GetProperty("deniedCode").GetInt32());
        Assert.True(root.GetProperty("deniedHasDetails").GetBoolean());
    }

    /// <summary>Installs the client's locked packages once for each checkout, under the build's own folder.</summary>
    private static async Task<string> InstallAsync(string npm, CancellationToken cancellationToken)
    {
        var source = Path.Combine(RepositoryRoot.Path, "tests/interop/node");
        var target = Path.Combine(RepositoryRoot.Path, "artifacts/interop/node");
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }

        if (!Directory.Exists(Path.Combine(target, "node_modules/@grpc/grpc-js")))
        {
            var (exitCode, _, errors) = await ChildProcess.RunAsync(
                npm, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], workingDirectory: target, limit: TimeSpan.FromMinutes(3), cancellationToken: cancellationToken);
            if (exitCode != 0)
            {
                ExternalTool.Missing($"npm could not install the Node client's packages: {errors}");
            }
        }

        return target;
    }
}
