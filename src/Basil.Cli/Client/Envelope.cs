// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text;
using System.Text.Json;
using Basil.Cli.Terminal;
using Basil.Client;

namespace Basil.Cli.Client;

/// <summary>What <c>encrypt</c> prints and <c>decrypt</c> reads: as JSON, or as lines <c>name: value</c>.</summary>
/// <param name="KeyId">The key; null where the text does not say.</param>
/// <param name="Ciphertext">All that decryption needs but the associated data.</param>
internal sealed record Envelope(string? KeyId, BasilCiphertext Ciphertext)
{
    private const string What = "the envelope";

    internal string ToLines(ByteFormat format) => string.Create(
        CultureInfo.InvariantCulture,
        $"algorithm: {Ciphertext.Algorithm.Word()}\nversion: {Ciphertext.KeyVersion}\nnonce: {ByteText.Encode(Ciphertext.Nonce.Span, format)}\nciphertext: {ByteText.Encode(Ciphertext.Ciphertext.Span, format)}");

    internal string ToJson(ByteFormat format) => JsonText.Object(json =>
    {
        json.WriteString("key_id", KeyId);
        json.WriteString("algorithm", Ciphertext.Algorithm.Word());
        json.WriteNumber("version", Ciphertext.KeyVersion);
        json.WriteString("encoding", format.ToString().ToLowerInvariant());
        json.WriteString("nonce", ByteText.Encode(Ciphertext.Nonce.Span, format));
        json.WriteString("ciphertext", ByteText.Encode(Ciphertext.Ciphertext.Span, format));
    });

    /// <summary>Reads either form.</summary>
    /// <param name="content">UTF-8.</param>
    /// <param name="format">The encoding where the text does not name one.</param>
    /// <exception cref="CommandException">A field is missing, unknown or malformed; no value is repeated.</exception>
    internal static Envelope Parse(byte[] content, ByteFormat format)
    {
        var fields = content.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{', ..] ? Json(content) : Lines(Encoding.UTF8.GetString(content));
        if (fields.GetValueOrDefault("encoding") is { } encoding)
        {
            format = ByteText.ParseFormat($"{What}'s encoding", encoding);
        }

        if (format is ByteFormat.Raw or ByteFormat.Der)
        {
            throw CommandException.Usage($"{What} is text: its bytes are hex, base64 or base64url");
        }

        var algorithm = KeyWords.ParseAlgorithm(Field(fields, "algorithm")) ?? throw CommandException.Usage($"{What} names an unknown algorithm");
        return uint.TryParse(Field(fields, "version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new Envelope(fields.GetValueOrDefault("key_id"), new BasilCiphertext(
                algorithm,
                version,
                ByteText.Decode($"{What}'s nonce", Field(fields, "nonce"), format),
                ByteText.Decode($"{What}'s ciphertext", Field(fields, "ciphertext"), format)))
            : throw CommandException.Usage($"{What}'s version is no number");
    }

    private static string Field(Dictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var value) ? value : throw CommandException.Usage($"{What} has no field '{name}'");

    private static Dictionary<string, string> Json(byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.EnumerateObject().ToDictionary(
                field => field.Name,
                field => field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText(),
                StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw CommandException.Usage($"{What} is not a JSON object with distinct fields");
        }
    }

    private static Dictionary<string, string> Lines(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !fields.TryAdd(line[..colon], line[(colon + 1)..].Trim()))
            {
                throw CommandException.Usage($"{What} is neither JSON nor the lines that encrypt prints");
            }
        }

        return fields;
    }
}
