// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.EndToEnd.Tests.Processes;
using Basil.Testing;

namespace Basil.EndToEnd.Tests.Scenarios;

/// <summary>
/// How an agent begins and ends: 1. a stop by signal is clean and takes the socket along; 2. its parent's end ends it; 3. after kill -9 the next one
/// starts on the same path with the same keys; 4. a second one does not take a live one's socket; 5. a wrong file stops it with every error named.
/// </summary>
public sealed class AgentLifeTests
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(15)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_signal_stops_it_cleanly_and_takes_the_socket_along(int signal)
    {
        await using var agent = await RunningAgent.StartAsync(Token);
        Assert.True(File.Exists(agent.Socket));

        await agent.Process.SignalAsync(signal, Token);

        Assert.Equal(0, await agent.Process.WaitForExitAsync(EndLimit, Token));
        Assert.False(File.Exists(agent.Socket));
    }

    [Fact]
    public async Task It_ends_when_its_parent_is_gone()
    {
        await using var agent = await RunningAgent.StartAsync(Token);

        agent.Process.Input.Close();

        Assert.Equal(0, await agent.Process.WaitForExitAsync(EndLimit, Token));
        Assert.False(File.Exists(agent.Socket));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_stop_before_it_serves_is_a_clean_one(int linesSeen)
    {
        using var directory = new TemporaryDirectory();
        await RunningAgent.WriteFilesAsync(directory, RunningAgent.EveryKeyType, embedded: true, Token);
        await using var process = RunningAgent.Launch(directory);
        if (linesSeen > 0)
        {
            await process.WaitForLineAsync("is absent", EndLimit, Token);
        }

        process.Input.Close();

        Assert.Equal((0, true), (await process.WaitForExitAsync(EndLimit, Token), !process.Errors.Contains("Unhandled", StringComparison.Ordinal)));
        Assert.False(File.Exists(directory.File("basil.sock")));
    }

    [Fact]
    public async Task After_a_kill_the_next_one_takes_the_stale_socket_and_finds_its_keys()
    {
        using var directory = new TemporaryDirectory();
        string before;
        await using (var first = await RunningAgent.StartAsync(Token, directory: directory))
        {
            before = await PublicKeyAsync(first);
            await first.Process.SignalAsync(9, Token);
            await first.Process.WaitForExitAsync(EndLimit, Token);
            Assert.True(File.Exists(first.Socket));
        }

        await using var second = await RunningAgent.StartAsync(Token, directory: directory);

        Assert.Equal(before, await PublicKeyAsync(second));
    }

    [Fact]
    public async Task A_second_one_does_not_take_the_socket_of_one_that_answers()
    {
        using var directory = new TemporaryDirectory();
        await using var devKms = await RunningDevKms.StartAsync(Token);
        await using var first = await RunningAgent.StartAsync(Token, environment: devKms.Environment, directory: directory);

        await using var second = RunningAgent.Launch(directory, devKms.Environment);

        Assert.Equal(1, await second.WaitForExitAsync(EndLimit, Token));
        Assert.Contains("basil.sock", second.Errors, StringComparison.Ordinal);
        using var client = first.Connect();
        Assert.True((await client.HealthAsync(Token)).Alive);
    }

    [Fact]
    public async Task A_catalog_with_errors_stops_it_with_all_of_them_named()
    {
        using var directory = new TemporaryDirectory();
        await RunningAgent.WriteFilesAsync(
            directory,
            """
            { "schemaVersion": 1, "backends": { "kms": { "kind": "aws-kms", "addr": "x", "engines": ["transit"], "colour": "red" } },
              "keys": { "Bad-Name": { "class": "asymmetric", "keyType": "ecdsa-p256", "backend": "nowhere", "path": "p", "writable": false, "description": " " } } }
            """,
            embedded: true,
            Token);

        await using var process = RunningAgent.Launch(directory);

        Assert.Equal(1, await process.WaitForExitAsync(EndLimit, Token));
        foreach (var part in new[] { "colour", "Bad-Name", "nowhere", "description" })
        {
            Assert.Contains(part, process.Errors, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", process.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(directory.File("basil.sock")));
    }

    [Fact]
    public async Task An_audit_log_that_cannot_be_opened_stops_it_and_is_named()
    {
        using var directory = new TemporaryDirectory();
        await RunningAgent.WriteFilesAsync(directory, RunningAgent.EveryKeyType, embedded: true, Token);
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["BASIL_AUDITLOG"] = directory.File("no/audit.jsonl") };

        await using var process = RunningAgent.Launch(directory, environment);

        Assert.Equal(1, await process.WaitForExitAsync(EndLimit, Token));
        Assert.Contains(directory.File("no/audit.jsonl"), process.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(directory.File("basil.sock")));
    }

    private static async Task<string> PublicKeyAsync(RunningAgent agent)
    {
        var (exitCode, output, errors) = await agent.BasilAsync(Token, "get-public-key", "--key-id", "test.p256", "--format", "pem");
        Assert.True(exitCode == 0, errors);
        return Encoding.ASCII.GetString(output);
    }
}
