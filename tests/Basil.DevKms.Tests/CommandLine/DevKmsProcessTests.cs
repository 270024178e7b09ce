// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.Testing;

namespace Basil.DevKms.Tests.CommandLine;

/// <summary>The real executable, and the AWS CLI where there is one.</summary>
public sealed class DevKmsProcessTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(15)]
    [InlineData(2)]
    public async Task It_says_what_it_is_and_what_to_paste_and_ends_cleanly_on_a_signal(int signal)
    {
        var token = TestContext.Current.CancellationToken;
        await using var process = Start("--port", "0");

        var url = await ReadyAsync(process);
        await process.SignalAsync(signal, token);
        var exitCode = await process.WaitForExitAsync(Limit, token);

        Assert.Equal(0, exitCode);
        Assert.Contains("NOT AWS", process.Output, StringComparison.Ordinal);
        Assert.Contains($"export AWS_ENDPOINT_URL_KMS={url}", process.Output, StringComparison.Ordinal);
        Assert.Contains("export AWS_ACCESS_KEY_ID=", process.Output, StringComparison.Ordinal);
        Assert.Contains("export AWS_SECRET_ACCESS_KEY=", process.Output, StringComparison.Ordinal);
        Assert.Contains("export AWS_REGION=us-east-1", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_its_parent_when_asked_to()
    {
        var token = TestContext.Current.CancellationToken;
        await using var process = Start("--port=0", "--exit-with-parent");
        await ReadyAsync(process);

        process.Input.Close();

        Assert.Equal(0, await process.WaitForExitAsync(Limit, token));
    }

    [Fact]
    public async Task A_state_file_that_cannot_be_used_is_exit_code_1()
    {
        using var directory = new TemporaryDirectory();
        var token = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(directory.File("kms.json"), "{", token);
        await using var process = Start("--port", "0", "--state", directory.File("kms.json"));

        Assert.Equal(1, await process.WaitForExitAsync(Limit, token));
        Assert.Contains(directory.File("kms.json"), process.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_AWS_CLI_creates_keys_and_aliases_and_uses_them()
    {
        var aws = ExternalTool.Require("aws");
        using var directory = new TemporaryDirectory();
        await using var process = Start("--port", "0");
        var url = await ReadyAsync(process);
        var environment = new Dictionary<string, string?>
        {
            ["AWS_ACCESS_KEY_ID"] = DevKmsCredential.Development.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = DevKmsCredential.Development.SecretAccessKey,
            ["AWS_SESSION_TOKEN"] = null,
            ["AWS_PROFILE"] = null,
            ["AWS_REGION"] = "us-east-1",
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_CONFIG_FILE"] = directory.File("none"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = directory.File("none"),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_PAGER"] = "",
        };
        async Task<JsonElement> Aws(params string[] arguments)
        {
            var (exitCode, output, errors) = await ChildProcess.RunAsync(
                aws,
                ["kms", .. arguments, "--endpoint-url", url, "--output", "json"],
                environment: environment,
                limit: TimeSpan.FromSeconds(60),
                cancellationToken: TestContext.Current.CancellationToken);
            Assert.True(exitCode == 0, errors);
            return output.Length == 0 ? default : JsonDocument.Parse(output).RootElement;
        }

        var signing = (await Aws("create-key", "--key-spec", "ECC_NIST_P256", "--key-usage", "SIGN_VERIFY", "--description", "jwt signing"))
            .GetProperty("KeyMetadata").GetProperty("KeyId").GetString()!;
        await Aws("create-alias", "--alias-name", "alias/basil/jwt-signing-primary", "--target-key-id", signing);
        var encrypting = (await Aws("create-key", "--key-spec", "SYMMETRIC_DEFAULT", "--key-usage", "ENCRYPT_DECRYPT"))
            .GetProperty("KeyMetadata").GetProperty("KeyId").GetString()!;
        await Aws("create-alias", "--alias-name", "alias/basil/payload-aead", "--target-key-id", encrypting);
        var signed = await Aws(
            "sign", "--key-id", "alias/basil/jwt-signing-primary", "--message", "aGVsbG8=", "--signing-algorithm", "ECDSA_SHA_256");
        var aliases = await Aws("list-aliases");

        Assert.EndsWith(signing, signed.GetProperty("KeyId").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, aliases.GetProperty("Aliases").GetArrayLength());
    }

    private static ChildProcess Start(params string[] arguments) =>
        ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "basil-dev-kms.dll"), .. arguments]);

    private static async Task<string> ReadyAsync(ChildProcess process)
    {
        var line = await process.WaitForLineAsync("ready http", Limit, TestContext.Current.CancellationToken);
        return line["ready ".Length..];
    }
}
