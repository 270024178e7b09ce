// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;
using Basil.Client;

namespace Basil.Cli.Client;

/// <summary><c>basil verify</c>: prints <c>true</c> or <c>false</c>; false is exit code 1.</summary>
internal sealed class VerifyCommand
{
    private readonly PayloadInput _payload = new("payload", "What was signed");
    private readonly Option<string?> _signature = new("--signature", "-s") { Description = "The signature, as text", HelpName = "TEXT" };
    private readonly Option<string?> _file = new("--signature-file") { Description = "Read the signature from a file", HelpName = "FILE" };
    private readonly Option<string?> _format = new("--signature-format")
    {
        Description = "One of hex, base64, base64url, raw, der [default: hex, as sign prints]",
        HelpName = "FORMAT",
    };

    internal static Command Create(CommandShell shell)
    {
        var verify = new VerifyCommand();
        verify._format.OneOf("hex", "base64", "base64url", "raw", "der");
        var command = new CliCommand(
            shell,
            "verify",
            "Check a signature: prints true or false",
            "False exits with 1. Any message on standard error means that the signature could not be checked, which says nothing about it.",
            "basil verify build.release 'release v1.0.0' --signature 3045...",
            "basil verify build.release --in app.tar --signature-file app.sig",
            "basil verify build.release --in app.tar --signature-file app.der --signature-format der")
        {
            verify._signature, verify._file, verify._format,
        };
        verify._payload.AddTo(command);
        return command.Runs(verify.RunAsync);
    }

    private async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var given = await ReadSignatureAsync(invocation, cancellationToken);
        var (key, payload) = await _payload.ReadAsync(invocation, cancellationToken);
        using var client = invocation.Connect();
        var signature = Format(invocation) == ByteFormat.Der
            ? SignatureDer.Decode(given, await SignatureDer.WidthAsync(client, key, cancellationToken))
            : given;
        var valid = await IsValidAsync(client, key, payload, signature, cancellationToken);
        invocation.Streams.WriteLine(invocation.Json ? JsonText.Object(json => json.WriteBoolean("valid", valid)) : valid ? "true" : "false");
        return valid ? ExitCodes.Ok : ExitCodes.Failed;
    }

    // Bytes that are no signature at all still go to the broker as an empty one: whether the caller may verify is the broker's to say.
    private static Task<bool> IsValidAsync(BasilClient client, string key, byte[] payload, byte[]? signature, CancellationToken cancellationToken) =>
        client.VerifyAsync(key, payload, signature ?? [], cancellationToken);

    private ByteFormat Format(Invocation invocation) => ByteText.ParseFormat("--signature-format", invocation.Get(_format) ?? "hex");

    private async Task<byte[]> ReadSignatureAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var format = Format(invocation);
        switch (invocation.Get(_signature), invocation.Get(_file))
        {
            case ({ } text, null):
                return format is ByteFormat.Raw or ByteFormat.Der
                    ? throw CommandException.Usage($"--signature is text; {invocation.Get(_format)} bytes come from --signature-file")
                    : ByteText.Decode("--signature", text, format);
            case (null, { } path):
                return ByteText.Decode(path, await PayloadInput.ReadFileAsync(invocation.Streams, path, "signature", cancellationToken), format);
            case (null, null):
                throw CommandException.Usage("which signature? --signature TEXT or --signature-file FILE");
            default:
                throw CommandException.Usage("--signature or --signature-file, not both");
        }
    }
}
