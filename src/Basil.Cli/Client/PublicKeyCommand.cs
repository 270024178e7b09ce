// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Security.Cryptography;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;

namespace Basil.Cli.Client;

/// <summary><c>basil get-public-key</c>: the public half of a signing key, in the form that the next tool wants.</summary>
internal sealed class PublicKeyCommand
{
    private readonly KeyInput _key = new();
    private readonly BytesOutput _output = new("pem", "der", "jwk", "raw", "hex", "base64", "base64url");
    private readonly Option<uint?> _version = OptionRules.Number<uint>("--version", "N", "A version of the key [default: the one that signs now]");

    internal static Command Create(CommandShell shell)
    {
        var get = new PublicKeyCommand();
        var command = new CliCommand(
            shell,
            "get-public-key",
            "Print the public half of a signing key: PEM, DER, JWK or raw",
            "pem and der are SubjectPublicKeyInfo, which openssl and most libraries read; jwk is RFC 7517; the others are the key's own bytes: 32 for Ed25519, "
            + "the uncompressed point for ECDSA.",
            "basil get-public-key build.release --out release.pem",
            "basil get-public-key build.release --format jwk")
        {
            get._version,
        };
        get._key.AddTo(command);
        get._output.AddTo(command);
        return command.Runs(get.RunAsync);
    }

    private async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var key = _key.Required(invocation);
        using var client = invocation.Connect();
        var published = PublishedKey.Of(await client.GetPublicKeyAsync(key, invocation.Get(_version), cancellationToken));
        try
        {
            Write(invocation, published);
        }
        catch (CryptographicException e)
        {
            throw new CommandException(
                $"the broker's public key has no such form: {e.Message.TrimEnd('.')}", hints: ["--format hex shows the bytes as the broker gave them"]);
        }

        return ExitCodes.Ok;
    }

    private void Write(Invocation invocation, PublishedKey key)
    {
        var format = _output.FormatToken(invocation);
        if (invocation.Json)
        {
            _output.WriteText(invocation, PublicKeyText.Json(key, format));
        }
        else if (format == "der")
        {
            _output.WriteRaw(invocation, key.SubjectPublicKeyInfo);
        }
        else if (format is "pem" or "jwk")
        {
            _output.WriteText(invocation, format == "pem" ? PublicKeyText.Pem(key) : PublicKeyText.Jwk(key).Json);
        }
        else
        {
            _output.Write(invocation, key.Raw);
        }
    }
}
