// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;

namespace Basil.Cli.Client;

/// <summary><c>basil sign</c>.</summary>
internal sealed class SignCommand
{
    private readonly PayloadInput _payload = new("payload", "What to sign");
    private readonly BytesOutput _output = new("hex", "base64", "base64url", "raw", "der");

    internal static Command Create(CommandShell shell)
    {
        var sign = new SignCommand();
        var command = new CliCommand(
            shell,
            "sign",
            "Sign a text, a file or standard input",
            "Prints the signature: 64 bytes for Ed25519; for ECDSA r and s side by side (64, 96 or 132 bytes), or with --format der as openssl has it. "
            + "Give the whole payload, not a digest of it.",
            "basil sign build.release 'release v1.0.0'",
            "basil sign build.release --in app.tar --out app.sig",
            "git archive HEAD | basil sign build.release",
            "basil sign build.release --in app.tar --format der --out app.der",
            "openssl dgst -sha256 -verify release.pem -signature app.der app.tar");
        sign._payload.AddTo(command);
        sign._output.AddTo(command);
        return command.Runs(sign.RunAsync);
    }

    private async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var (key, payload) = await _payload.ReadAsync(invocation, cancellationToken);
        var format = _output.Format(invocation);
        using var client = invocation.Connect();
        if (format == ByteFormat.Der)
        {
            // Asked before signing, so that a key without the form makes no signature that is then thrown away.
            await SignatureDer.WidthAsync(client, key, cancellationToken);
        }

        var signature = await client.SignAsync(key, payload, cancellationToken);
        var shown = format == ByteFormat.Der ? SignatureDer.Encode(signature) : signature;
        if (invocation.Json)
        {
            _output.WriteText(invocation, JsonText.Object(json =>
            {
                json.WriteString("key_id", key);
                json.WriteString("format", _output.FormatToken(invocation));
                json.WriteString("signature", ByteText.Encode(shown, format is ByteFormat.Raw or ByteFormat.Der ? ByteFormat.Base64 : format));
            }));
        }
        else
        {
            _output.Write(invocation, shown);
        }

        return ExitCodes.Ok;
    }
}
