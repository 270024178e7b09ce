// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Basil.Cli.Terminal;

/// <summary>Bytes to text and back in the formats that the options name.</summary>
internal static class ByteText
{
    internal const string Tokens = "hex, base64, base64url or raw";

    /// <exception cref="CommandException">The token is none of the formats.</exception>
    internal static ByteFormat ParseFormat(string option, string token) => token switch
    {
        "hex" => ByteFormat.Hex,
        "base64" => ByteFormat.Base64,
        "base64url" or "base64-url-no-pad" => ByteFormat.Base64Url,
        "raw" => ByteFormat.Raw,
        "der" => ByteFormat.Der,
        _ => throw CommandException.Usage($"{option}: unknown format '{token}'"),
    };

    internal static string Encode(ReadOnlySpan<byte> bytes, ByteFormat format) => format switch
    {
        ByteFormat.Hex => Convert.ToHexStringLower(bytes),
        ByteFormat.Base64 => Convert.ToBase64String(bytes),
        ByteFormat.Base64Url => Base64Url.EncodeToString(bytes),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a text format."),
    };

    /// <summary>
    /// Reads text in a text format. Surrounding white space is ignored, because files and pipes end with a newline.
    /// Failures name <paramref name="what"/>, an option or a file.
    /// </summary>
    /// <exception cref="CommandException">The text is not of the format. The message does not repeat the text.</exception>
    internal static byte[] Decode(string what, string text, ByteFormat format)
    {
        var trimmed = text.Trim();
        try
        {
            return format switch
            {
                ByteFormat.Hex => Convert.FromHexString(trimmed),
                ByteFormat.Base64 => Convert.FromBase64String(trimmed),
                ByteFormat.Base64Url => Base64Url.DecodeFromChars(trimmed),
                _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a text format."),
            };
        }
        catch (FormatException)
        {
            throw CommandException.Usage($"{what}: not {Name(format)}");
        }
    }

    /// <summary>Reads what a file holds: text in a text format, or the bytes themselves.</summary>
    internal static byte[] Decode(string what, byte[] content, ByteFormat format) =>
        format is ByteFormat.Raw or ByteFormat.Der ? content : Decode(what, Encoding.UTF8.GetString(content), format);

    /// <summary>Whether a terminal would show the bytes as the text that they are: UTF-8 without control characters but tab and newline.</summary>
    internal static bool IsPrintable(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) != OperationStatus.Done
                || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')))
            {
                return false;
            }

            bytes = bytes[consumed..];
        }

        return true;
    }

    private static string Name(ByteFormat format) => format switch
    {
        ByteFormat.Hex => "hexadecimal (an even number of the digits 0-9 and a-f)",
        ByteFormat.Base64 => "base64",
        _ => "base64url",
    };
}
