// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Text;
using System.Text.Json;
using Basil.Cli.Terminal;

namespace Basil.Cli.Client;

/// <summary>The readable parts of a compact JWS (RFC 7515 section 7.1). Its signature is not checked: the broker just made it.</summary>
internal sealed record DecodedToken(JsonElement Header, JsonElement Claims)
{
    internal string HeaderText => Readable(Header);

    internal string ClaimsText => Readable(Claims);

    /// <exception cref="CommandException">The text is no compact JWS with JSON inside.</exception>
    internal static DecodedToken Parse(string token)
    {
        var parts = token.Split('.');
        try
        {
            return parts.Length == 3
                ? new DecodedToken(Part(parts[0]), Part(parts[1]))
                : throw new CommandException("the broker's token is no compact JWS");
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new CommandException("the broker's token cannot be decoded");
        }
    }

    private static JsonElement Part(string text)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
        return document.RootElement.Clone();
    }

    private static string Readable(JsonElement element) => JsonText.Document(element.WriteTo);
}
