// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;
using Basil.Client;

namespace Basil.Cli.Client;

/// <summary><c>basil mint-jwt</c>.</summary>
internal sealed class MintJwtCommand
{
    // The longest lifetime of the wire's Duration is longer; a century is enough to mean a mistake in the unit.
    private const ulong MaxLifetimeSeconds = 100UL * 366 * 24 * 3600;

    private readonly KeyInput _key = new();
    private readonly Option<string?> _subject = new("--sub", "--subject") { Description = "Who the token is about: the claim sub", HelpName = "TEXT" };
    private readonly Option<ulong?> _lifetime = OptionRules.Number<ulong>(
        "--ttl-secs", "SECONDS", "How long the token lives, in seconds; without it the token never expires", "--ttl");

    private readonly Option<string?> _claims = new("--claims-json") { Description = "More claims, as a JSON object", HelpName = "JSON" };
    private readonly Option<string?> _claimsFile = new("--claims-file") { Description = "Read more claims from a file; - is standard input", HelpName = "FILE" };
    private readonly Option<bool> _decode = new("--decode") { Description = "Print the token's header and claims too" };

    internal static Command Create(CommandShell shell)
    {
        var mint = new MintJwtCommand();
        var command = new CliCommand(
            shell,
            "mint-jwt",
            "Mint a JSON Web Token that a key signs",
            "The broker sets iss (the key's name), sub, iat, exp and jti; --claims-json adds others, such as aud. Prints the token and, if it ends, when "
            + "(expires_at, in seconds since 1970). Whoever holds a token can use it.",
            "basil mint-jwt jwt.issuer --sub build-42 --ttl-secs 300",
            "basil mint-jwt jwt.issuer --sub build-42 --ttl-secs 300 --claims-json '{\"aud\":\"deploy\"}' --decode")
        {
            mint._subject, mint._lifetime, mint._claims, mint._claimsFile, mint._decode,
        };
        mint._key.AddTo(command);
        return command.Runs(mint.RunAsync);
    }

    private async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var key = _key.Required(invocation);
        var subject = invocation.Get(_subject) ?? throw CommandException.Usage("who is the token about? --sub TEXT");
        var lifetime = invocation.Get(_lifetime);
        if (lifetime > MaxLifetimeSeconds)
        {
            throw CommandException.Usage("--ttl-secs is more than a century");
        }

        var claims = await ReadClaimsAsync(invocation, cancellationToken);
        using var client = invocation.Connect();
        var minted = await client.MintJwtAsync(key, subject, lifetime is { } seconds ? TimeSpan.FromSeconds(seconds) : null, claims, cancellationToken);
        invocation.Streams.WriteLine(invocation.Json ? Json(minted, invocation.Get(_decode)) : Text(minted, invocation.Get(_decode)));
        if (minted.ExpiresAt is null)
        {
            invocation.Streams.Say("note: this token never expires; --ttl-secs SECONDS gives it an end");
        }

        return ExitCodes.Ok;
    }

    private static string Text(BasilToken minted, bool decode)
    {
        var text = new StringBuilder(minted.Token);
        if (minted.ExpiresAt is { } end)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nexpires_at: {end.ToUnixTimeSeconds()}");
        }

        if (decode)
        {
            var token = DecodedToken.Parse(minted.Token);
            text.Append(CultureInfo.InvariantCulture, $"\nheader: {token.HeaderText}\nclaims: {token.ClaimsText}");
        }

        return text.ToString();
    }

    private static string Json(BasilToken minted, bool decode) => JsonText.Object(json =>
    {
        json.WriteString("token", minted.Token);
        json.WritePropertyName("expires_at");
        if (minted.ExpiresAt is { } end)
        {
            json.WriteNumberValue(end.ToUnixTimeSeconds());
        }
        else
        {
            json.WriteNullValue();
        }

        if (decode)
        {
            var token = DecodedToken.Parse(minted.Token);
            json.WritePropertyName("header");
            token.Header.WriteTo(json);
            json.WritePropertyName("claims");
            token.Claims.WriteTo(json);
        }
    });

    private async Task<string?> ReadClaimsAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var (text, file) = (invocation.Get(_claims), invocation.Get(_claimsFile));
        if (text is not null && file is not null)
        {
            throw CommandException.Usage("--claims-json or --claims-file, not both");
        }

        text ??= file is null ? null : Encoding.UTF8.GetString(await PayloadInput.ReadFileAsync(invocation.Streams, file, "claims", cancellationToken));
        if (text is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? text : throw CommandException.Usage("the claims are not a JSON object");
        }
        catch (JsonException e)
        {
            throw CommandException.Usage(string.Create(CultureInfo.InvariantCulture, $"the claims are not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}"));
        }
    }
}
