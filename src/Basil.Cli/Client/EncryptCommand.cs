// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;

namespace Basil.Cli.Client;

/// <summary><c>basil encrypt</c>.</summary>
internal sealed class EncryptCommand
{
    private readonly PayloadInput _payload = new("plaintext", "What to encrypt");
    private readonly BytesOutput _output = new("hex", "base64", "base64url", "raw");
    private readonly AssociatedData _associated = new();
    private readonly Option<string?> _algorithm = new("--algorithm")
    {
        Description = "The key's own algorithm: aes-256-gcm (also spelled aes256-gcm) or chacha20-poly1305 [default: aes-256-gcm]",
        HelpName = "NAME",
    };

    internal static Command Create(CommandShell shell)
    {
        var encrypt = new EncryptCommand();
        encrypt._algorithm.OneOf(KeyWords.Algorithms);
        var command = new CliCommand(
            shell,
            "encrypt",
            "Encrypt a small secret",
            "Prints what decrypt needs: algorithm, version, nonce (empty where the key service keeps it in the ciphertext) and ciphertext. --json prints it as an "
            + "envelope, which decrypt --envelope takes; --format raw prints the ciphertext alone. AWS KMS takes 1 to 4,096 bytes.",
            "basil encrypt app.config --in secret.txt --json --out secret.json",
            "basil decrypt --envelope secret.json --out secret.txt --format raw",
            "basil encrypt app.config 'hunter2' --aad 'tenant 42'")
        {
            encrypt._algorithm,
        };
        encrypt._payload.AddTo(command);
        encrypt._associated.AddTo(command);
        encrypt._output.AddTo(command);
        return command.Runs(encrypt.RunAsync);
    }

    private async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var associated = _associated.Read(invocation);
        var algorithm = KeyWords.ParseAlgorithm(invocation.Get(_algorithm) ?? KeyWords.Algorithms[0])!.Value;
        var (key, plaintext) = await _payload.ReadAsync(invocation, cancellationToken);
        using var client = invocation.Connect();
        var ciphertext = await client.EncryptAsync(key, plaintext, associated, algorithm, cancellationToken);
        var envelope = new Envelope(key, ciphertext);
        var format = _output.Format(invocation);
        if (invocation.Json)
        {
            _output.WriteText(invocation, envelope.ToJson(format == ByteFormat.Raw ? ByteFormat.Base64 : format));
        }
        else if (format == ByteFormat.Raw)
        {
            if (ciphertext.Nonce.Length > 0)
            {
                throw new CommandException("this ciphertext has a nonce beside it, which --format raw would lose", hints: ["--json keeps all of it"]);
            }

            _output.WriteRaw(invocation, ciphertext.Ciphertext.Span);
        }
        else
        {
            _output.WriteText(invocation, envelope.ToLines(format));
        }

        return ExitCodes.Ok;
    }
}
