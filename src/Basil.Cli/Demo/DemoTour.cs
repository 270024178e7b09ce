// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Processes;
using Basil.Cli.Terminal;

namespace Basil.Cli.Demo;

/// <summary>What the demo shows, in order. Every step is a real command against the running broker, and every outcome is checked.</summary>
internal sealed class DemoTour(DemoRunner runner, DemoPrinter printer, DemoDirectory directory, TimeProvider time)
{
    private const string Message = "release v1.0.0";
    private const string TamperedMessage = "release v6.6.6";
    private const string AssociatedText = "tenant 42";
    private const string EnvelopeFile = "note.json";
    private const string AuditFile = "audit.jsonl";

    private static readonly TimeSpan AuditLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AuditPoll = TimeSpan.FromMilliseconds(20);

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        // All of these are under way before the first is shown.
        List<Func<Task>> pages =
        [
            Page(new("Who serves this socket", ["status"], "backend: aws-kms")),
            Page(new("The keys that you may see", ["list", "--columns"], DemoKey.Secret.Name)),
            Page(new("A public key, as openssl reads it", ["get-public-key", DemoKey.P256.Name], "-----BEGIN PUBLIC KEY-----")),
            .. DemoKey.Signers.Select(key => SignAndVerify(key, cancellationToken)),
            EncryptAndDecrypt(cancellationToken),
            Page(new("A token for another service, and what it says", ["mint-jwt", DemoKey.Jwt.Name, "--sub", "build-42", "--ttl-secs", "300", "--decode"], "\"alg\":\"ES256\"")),
            Page(new("An operation that policy does not allow", ["sign", DemoKey.Secret.Name, Message], "PERMISSION_DENIED/UNAUTHORIZED", ExitCodes.Denied, "denied, as designed")),
            Page(new(
                "Why: the running broker explains its policy to those who may ask",
                ["explain", "--live", "--subject", DemoDocuments.Subject, "--op", "sign", "--key", DemoKey.Secret.Name],
                "not_permitted")),
            Page(new(
                "The same matcher over the files, here for an operation that is allowed",
                ["explain", "--config", "basil.json", "--subject", DemoDocuments.Subject, "--op", "mint", "--key", DemoKey.Jwt.Name],
                "use-the-demo-keys")),
        ];
        foreach (var page in pages)
        {
            await page();
        }

        await ShowAuditAsync("The audit line of the denial", DemoKey.Secret.Name, ["\"decision\":\"deny\""], cancellationToken);
        await ShowAuditAsync(
            "The audit lines of the token: the decision, then how it ended",
            DemoKey.Jwt.Name,
            ["\"decision\":\"allow\"", "\"outcome\":\"success\""],
            cancellationToken);

        Func<Task> Page(DemoStep step)
        {
            var running = runner.Begin(step, cancellationToken);
            return async () => printer.Show(step, await running);
        }
    }

    private Func<Task> SignAndVerify(DemoKey key, CancellationToken cancellationToken)
    {
        var sign = new DemoStep($"Sign with {key.Type}", ["sign", key.Name, Message], string.Empty);
        var signing = runner.Begin(sign, cancellationToken);
        var verifying = VerifyAsync(Message, "Verify it", "true", ExitCodes.Ok, string.Empty);
        var refusing = key == DemoKey.P256
            ? VerifyAsync(TamperedMessage, "Verify a message that was tampered with", "false", ExitCodes.Failed, "false, as it must be; the exit code is 1")
            : null;
        return async () =>
        {
            printer.Show(sign, await signing);
            await ShowAsync(verifying);
            if (refusing is not null)
            {
                await ShowAsync(refusing);
            }
        };

        async Task<(DemoStep Step, CliResult Result)> VerifyAsync(string message, string caption, string expected, int exitCode, string remark)
        {
            var signature = (await signing).Output.Trim();
            var step = new DemoStep(caption, ["verify", key.Name, message, "--signature", signature], expected, exitCode, remark);
            return (step, await runner.Begin(step, cancellationToken));
        }
    }

    private Func<Task> EncryptAndDecrypt(CancellationToken cancellationToken)
    {
        var encrypt = new DemoStep(
            "Encrypt, bound to a tenant that the ciphertext does not name",
            ["encrypt", DemoKey.Aead.Name, "the vault is under the basil", "--aad", AssociatedText, "--json", "--out", EnvelopeFile],
            string.Empty);
        var encrypting = runner.Begin(encrypt, cancellationToken);
        var decrypting = DecryptAsync(AssociatedText, "Decrypt it", "the vault is under the basil", ExitCodes.Ok, string.Empty);
        var refusing = DecryptAsync("tenant 43", "Decrypt it for another tenant", "DECRYPT_FAILED", ExitCodes.Failed, "refused, as designed");
        return async () =>
        {
            printer.Show(encrypt, await encrypting);
            printer.Show("What was written", "cat " + EnvelopeFile, await File.ReadAllTextAsync(directory.File(EnvelopeFile), cancellationToken));
            await ShowAsync(decrypting);
            await ShowAsync(refusing);
        };

        async Task<(DemoStep Step, CliResult Result)> DecryptAsync(string associated, string caption, string expected, int exitCode, string remark)
        {
            await encrypting;
            var step = new DemoStep(caption, ["decrypt", "--envelope", EnvelopeFile, "--aad", associated, "--format", "raw"], expected, exitCode, remark);
            return (step, await runner.Begin(step, cancellationToken));
        }
    }

    private async Task ShowAsync(Task<(DemoStep Step, CliResult Result)> running)
    {
        var (step, result) = await running;
        printer.Show(step, result);
    }

    // The broker writes the line of a completion after it answered, so it may be a moment away.
    private async Task ShowAuditAsync(string caption, string key, string[] expected, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var lines = File.Exists(directory.Audit) ? await File.ReadAllLinesAsync(directory.Audit, cancellationToken) : [];
            var about = lines.Where(line => line.Contains(key, StringComparison.Ordinal)).ToList();
            if (expected.All(text => about.Exists(line => line.Contains(text, StringComparison.Ordinal))))
            {
                printer.Show(caption, $"grep {key} {AuditFile}", string.Join('\n', about));
                return;
            }

            if (time.GetElapsedTime(started) > AuditLimit)
            {
                throw new CommandException($"the audit log has no line with {string.Join(" or ", expected)} about {key} after {AuditLimit.TotalSeconds:0} s");
            }

            await Task.Delay(AuditPoll, time, cancellationToken);
        }
    }
}
