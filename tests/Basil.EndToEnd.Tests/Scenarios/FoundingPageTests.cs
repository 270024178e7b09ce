// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using Basil.EndToEnd.Tests.Processes;
using Basil.Testing;

namespace Basil.EndToEnd.Tests.Scenarios;

/// <summary>
/// The founding page as printed: its AWS CLI commands provision two keys on DevKms, its catalog, unchanged, serves them, and its closing advice
/// (drive one real sign and verify) works. The broker creates nothing: every key is <c>missing: error</c>.
/// </summary>
public sealed class FoundingPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_made_by_the_AWS_command_line_are_served_through_the_pages_own_catalog()
    {
        var aws = ExternalTool.Require("aws");
        await using var devKms = await RunningDevKms.StartAsync(Token);
        await CreateAsync(aws, devKms, "ECC_NIST_P256", "SIGN_VERIFY", "Basil jwt signing key", "alias/basil/jwt-signing-primary");
        await CreateAsync(aws, devKms, "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "Basil payload AEAD key", "alias/basil/payload-aead");
        var catalog = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "tests/testdata/catalogs/valid/founding-page.json"), Token);

        await using var agent = await RunningAgent.StartAsync(Token, catalog, devKms.Environment);
        var sign = await agent.BasilAsync(Token, "sign", "--key-id", "jwt.signing.primary", "hello");
        var verify = await agent.BasilAsync(Token, "verify", "--key-id", "jwt.signing.primary", "--signature", Encoding.ASCII.GetString(sign.Output).Trim(), "hello");
        var encrypt = await agent.BasilAsync(Token, "encrypt", "--key-id", "payload.aead", "--json", "hello");

        Assert.Equal((0, string.Empty), (sign.ExitCode, sign.Errors));
        Assert.Equal("true", Encoding.ASCII.GetString(verify.Output).Trim());
        Assert.Equal((0, string.Empty), (encrypt.ExitCode, encrypt.Errors));
    }

    [Fact]
    public async Task A_broker_whose_keys_are_missing_names_each_of_them_and_binds_no_socket()
    {
        await using var devKms = await RunningDevKms.StartAsync(Token);
        var catalog = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "tests/testdata/catalogs/valid/founding-page.json"), Token);
        using var directory = new TemporaryDirectory();
        await RunningAgent.WriteFilesAsync(directory, catalog, embedded: false, Token);
        await using var process = RunningAgent.Launch(directory, devKms.Environment);

        var exitCode = await process.WaitForExitAsync(TimeSpan.FromSeconds(60), Token);

        Assert.Equal(1, exitCode);
        Assert.Contains("jwt.signing.primary", process.Errors, StringComparison.Ordinal);
        Assert.Contains("payload.aead", process.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(directory.File("basil.sock")));
    }

    private static async Task CreateAsync(string aws, RunningDevKms devKms, string spec, string usage, string description, string alias)
    {
        var create = await ChildProcess.RunAsync(
            aws,
            ["kms", "create-key", "--key-spec", spec, "--key-usage", usage, "--description", description, "--endpoint-url", devKms.Endpoint, "--output", "json"],
            environment: devKms.Environment,
            cancellationToken: Token);
        Assert.True(create.ExitCode == 0, create.Errors);
        using var reply = JsonDocument.Parse(create.Output);
        var keyId = reply.RootElement.GetProperty("KeyMetadata").GetProperty("KeyId").GetString()!;

        var createAlias = await ChildProcess.RunAsync(
            aws,
            ["kms", "create-alias", "--alias-name", alias, "--target-key-id", keyId, "--endpoint-url", devKms.Endpoint],
            environment: devKms.Environment,
            cancellationToken: Token);
        Assert.True(createAlias.ExitCode == 0, createAlias.Errors);
    }
}
