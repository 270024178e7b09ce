// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Security.Cryptography;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;
using Basil.Client;

namespace Basil.Cli.Client;

/// <summary><c>basil decrypt</c>.</summary>
internal sealed class DecryptCommand
{
    private readonly KeyInput _key = new();
    private readonly BytesOutput _output = new("hex", "base64", "base64url", "raw");
    private readonly AssociatedData _associated = new();
    private readonly Option<string?> _envelope = new("--envelope", "-e")
    {
        Description = "Read all of what encrypt printed from a file; - is standard input, also used when no ciphertext is given",
        HelpName = "FILE",
    };

    private readonly Option<string?> _ciphertext = new("--ciphertext") { Description = "The ciphertext, as text", HelpName = "TEXT" };
    private readonly Option<string?> _file = new("--ciphertext-file") { Description = "Read the ciphertext alone from a file", HelpName = "FILE" };
    private readonly Option<string?> _format = new("--ciphertext-format")
    {
        Description = "How ciphertext and nonce are written: one of hex, base64, base64url, raw [default: hex, as encrypt prints]",
        HelpName = "FORMAT",
    };

    private readonly Option<string?> _algorithm = new("--algorithm")
    {
        Description = "With --ciphertext: the algorithm that encrypt printed [default: aes-256-gcm]",
        HelpName = "NAME",
    };

    private readonly Option<uint?> _version = OptionRules.Number<uint>("--version", "N", "With --ciphertext: the version that encrypt printed [default: 1]");
    private readonly Option<string?> _nonce = new("--nonce") { Description = "With --ciphertext: the nonce that encrypt printed [default: empty]", HelpName = "TEXT" };

    internal static Command Create(CommandShell shell)
    {
        var decrypt = new DecryptCommand();
        decrypt._format.OneOf("hex", "base64", "base64url", "raw");
        decrypt._algorithm.OneOf(KeyWords.Algorithms);
        var command = new CliCommand(
            shell,
            "decrypt",
            "Decrypt what encrypt gave",
            "Prints the plaintext, in hexadecimal unless --format says otherwise. A file written with --out is the owner's alone (mode 0600). When a ciphertext "
            + "does not open, the broker never says whether key, ciphertext or associated data is wrong.",
            "basil decrypt --envelope secret.json --format raw --out secret.txt",
            "basil encrypt app.config hello | basil decrypt app.config --format raw",
            "basil decrypt app.config --ciphertext 01ab... --aad 'tenant 42' --format raw")
        {
            decrypt._envelope, decrypt._ciphertext, decrypt._file, decrypt._format, decrypt._algorithm, decrypt._version, decrypt._nonce,
        };
        decrypt._key.AddTo(command);
        decrypt._associated.AddTo(command);
        decrypt._output.AddTo(command);
        return command.Runs(decrypt.RunAsync);
    }

    private async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var associated = _associated.Read(invocation);
        var envelope = await ReadEnvelopeAsync(invocation, cancellationToken);
        var key = _key.Optional(invocation) ?? envelope.KeyId ?? _key.Required(invocation);
        using var client = invocation.Connect();
        var plaintext = await client.DecryptAsync(key, envelope.Ciphertext, associated, cancellationToken);
        try
        {
            Write(invocation, key, plaintext);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }

        return ExitCodes.Ok;
    }

    private void Write(Invocation invocation, string key, byte[] plaintext)
    {
        if (!invocation.Json)
        {
            _output.Write(invocation, plaintext, secret: true);
            return;
        }

        var format = _output.Format(invocation);
        var text = ByteText.Encode(plaintext, format == ByteFormat.Raw ? ByteFormat.Base64 : format);
        _output.WriteText(
            invocation,
            JsonText.Object(json =>
            {
                json.WriteString("key_id", key);
                json.WriteString("format", _output.FormatToken(invocation));
                json.WriteString("plaintext", text);
            }),
            secret: true);
    }

    private async Task<Envelope> ReadEnvelopeAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var format = ByteText.ParseFormat("--ciphertext-format", invocation.Get(_format) ?? "hex");
        var (envelope, text, file) = (invocation.Get(_envelope), invocation.Get(_ciphertext), invocation.Get(_file));
        if ((envelope is null ? 0 : 1) + (text is null ? 0 : 1) + (file is null ? 0 : 1) > 1)
        {
            throw CommandException.Usage("one of --envelope, --ciphertext and --ciphertext-file");
        }

        if (text is null && file is null)
        {
            if (invocation.Has(_algorithm) || invocation.Has(_version) || invocation.Has(_nonce))
            {
                throw CommandException.Usage("--algorithm, --version and --nonce go with --ciphertext; an envelope has its own");
            }

            return Envelope.Parse(await PayloadInput.ReadFileAsync(invocation.Streams, envelope ?? "-", "envelope", cancellationToken), format);
        }

        if (text is not null && format == ByteFormat.Raw)
        {
            throw CommandException.Usage("--ciphertext is text; raw bytes come from --ciphertext-file");
        }

        var ciphertext = text is not null
            ? ByteText.Decode("--ciphertext", text, format)
            : ByteText.Decode(file!, await PayloadInput.ReadFileAsync(invocation.Streams, file!, "ciphertext", cancellationToken), format);
        return new Envelope(null, new BasilCiphertext(
            KeyWords.ParseAlgorithm(invocation.Get(_algorithm) ?? KeyWords.Algorithms[0])!.Value,
            invocation.Get(_version) ?? 1,
            ByteText.Decode("--nonce", invocation.Get(_nonce) ?? string.Empty, format == ByteFormat.Raw ? ByteFormat.Hex : format),
            ciphertext));
    }
}
