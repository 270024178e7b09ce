// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using Basil.EndToEnd.Tests.Processes;
using Basil.Testing;

namespace Basil.EndToEnd.Tests.Scenarios;

/// <summary>
/// A person at a terminal, with the real command line against a real agent:
/// 1. signs and verifies with every key type, and openssl agrees; 2. gets false for a tampered message; 3. encrypts and decrypts with associated
/// data; 4. is refused with other associated data; 5. is denied what the policy does not allow, and can ask why; 6. finds all of it in the audit log.
/// </summary>
public sealed class CommandLineTests(SharedAgent shared) : IClassFixture<SharedAgent>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("test.ed25519", 64)]
    [InlineData("test.p256", 64)]
    [InlineData("test.p384", 96)]
    [InlineData("test.p521", 132)]
    public async Task A_signature_has_its_width_verifies_here_and_by_openssl(string key, int length)
    {
        var message = "release v1.0.0\0with a NUL"u8.ToArray();

        var sign = await shared.Agent.BasilAsync(message, Token, "sign", "--key-id", key, "--format", "raw", "--in", "-");
        var pem = await shared.Agent.BasilAsync(Token, "get-public-key", "--key-id", key, "--format", "pem");
        var verify = await shared.Agent.BasilAsync(message, Token, "verify", "--key-id", key, "--signature", Convert.ToHexStringLower(sign.Output), "--in", "-");
        var tampered = await shared.Agent.BasilAsync("release v1.0.1"u8.ToArray(), Token, "verify", "--key-id", key, "--signature", Convert.ToHexStringLower(sign.Output), "--in", "-");

        Assert.Equal((0, string.Empty), (sign.ExitCode, sign.Errors));
        Assert.Equal(length, sign.Output.Length);
        Assert.Equal((0, "true"), (verify.ExitCode, Text(verify.Output)));
        Assert.Equal((1, "false"), (tampered.ExitCode, Text(tampered.Output)));
        await OpenSsl.AssertVerifiesAsync(key.EndsWith("ed25519", StringComparison.Ordinal), Text(pem.Output), message, sign.Output, Token);
    }

    [Fact]
    public async Task A_ciphertext_opens_only_with_its_associated_data()
    {
        var encrypt = await shared.Agent.BasilAsync(Token, "encrypt", "--key-id", "test.aead", "--aad-hex", "0102", "--json", "attack at dawn");
        Assert.Equal((0, string.Empty), (encrypt.ExitCode, encrypt.Errors));
        using var directory = new TemporaryDirectory();
        var envelope = directory.File("envelope.json");
        await File.WriteAllBytesAsync(envelope, encrypt.Output, Token);

        var right = await shared.Agent.BasilAsync(Token, "decrypt", "--key-id", "test.aead", "--envelope", envelope, "--aad-hex", "0102", "--format", "raw");
        var wrong = await shared.Agent.BasilAsync(Token, "decrypt", "--key-id", "test.aead", "--envelope", envelope, "--aad-hex", "0103", "--format", "raw");

        Assert.Equal((0, "attack at dawn"), (right.ExitCode, Encoding.UTF8.GetString(right.Output)));
        Assert.Equal(1, wrong.ExitCode);
        Assert.Empty(wrong.Output);
        Assert.Contains("DECRYPT_FAILED", wrong.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denied_caller_learns_nothing_and_an_operator_learns_why()
    {
        var denied = await shared.Agent.BasilAsync(Token, "sign", "--key-id", "test.denied", "x");
        var unknown = await shared.Agent.BasilAsync(Token, "sign", "--key-id", "test.nosuchkey", "x");
        var explain = await shared.Agent.BasilAsync(Token, "explain", "--live", "--json", "--subject", "tester", "--op", "sign", "--key", "test.denied");

        Assert.Equal(3, denied.ExitCode);
        Assert.Equal(denied.Errors.Replace("test.denied", "KEY", StringComparison.Ordinal), unknown.Errors.Replace("test.nosuchkey", "KEY", StringComparison.Ordinal));
        using var answer = JsonDocument.Parse(explain.Output);
        Assert.Equal(("deny", "not_permitted"), (answer.RootElement.GetProperty("decision").GetString(), answer.RootElement.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Every_decision_and_every_completion_is_in_the_audit_log()
    {
        var before = (await shared.Agent.AuditAsync(Token)).Count;
        await shared.Agent.BasilAsync(Token, "sign", "--key-id", "test.p256", "x");
        await shared.Agent.BasilAsync(Token, "sign", "--key-id", "test.denied", "x");

        var lines = (await shared.Agent.AuditAsync(Token)).Skip(before).Where(line => line.TryGetProperty("op", out var op) && op.GetString() == "sign").ToArray();

        var decisions = lines.Where(line => line.GetProperty("event_kind").GetString() == "basil.audit.authz").ToArray();
        Assert.Contains(decisions, line => line.GetProperty("target_id").GetString() == "test.p256" && line.GetProperty("decision").GetString() == "allow");
        Assert.Contains(decisions, line => line.GetProperty("target_id").GetString() == "test.denied" && line.GetProperty("reason").GetString() == "not_permitted");
        Assert.Contains(lines, line => line.GetProperty("event_kind").GetString() == "basil.audit.completion" && line.GetProperty("target_id").GetString() == "test.p256");
        Assert.Equal(lines.Length, lines.Select(line => line.GetProperty("seq").GetUInt64()).Distinct().Count());
    }

    [Fact]
    public async Task Status_health_ready_and_list_answer_for_people_and_for_programs()
    {
        foreach (var command in new[] { "status", "health", "ready", "list" })
        {
            var text = await shared.Agent.BasilAsync(Token, command);
            var json = await shared.Agent.BasilAsync(Token, command, "--json");

            Assert.Equal((0, string.Empty), (text.ExitCode, text.Errors));
            Assert.NotEmpty(text.Output);
            using var document = JsonDocument.Parse(json.Output);
            Assert.NotEqual(JsonValueKind.Undefined, document.RootElement.ValueKind);
        }
    }

    private static string Text(byte[] output) => Encoding.UTF8.GetString(output).TrimEnd('\n');
}
