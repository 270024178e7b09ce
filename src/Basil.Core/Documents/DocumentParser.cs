// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Basil.Core.Documents;

/// <summary>Turns bytes into a <see cref="DocumentValue"/>.</summary>
/// <remarks>Strict JSON (RFC 8259) in UTF-8, without comments, trailing commas or a byte order mark.</remarks>
internal static class DocumentParser
{
    internal const int MaxBytes = 2 * 1024 * 1024;

    private const int MaxDepth = 32;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <returns>Null where the bytes are no document at all; the reason is in <paramref name="errors"/>.</returns>
    internal static DocumentValue? Parse(ReadOnlySpan<byte> utf8, DocumentErrors errors)
    {
        if (utf8.Length > MaxBytes)
        {
            errors.AddWhole(DocumentRule.TooLarge, $"the document is larger than {MaxBytes} bytes");
        }
        else if (utf8.StartsWith(ByteOrderMark))
        {
            errors.AddWhole(DocumentRule.ByteOrderMark, "the document begins with a byte order mark; save it as plain UTF-8", line: 1);
        }
        else if (!Utf8.IsValid(utf8))
        {
            var line = 1 + utf8[..FirstInvalid(utf8)].Count((byte)'\n');
            errors.AddWhole(DocumentRule.NotUtf8, $"the document is not valid UTF-8 (line {line})", line);
        }
        else
        {
            return ParseText(utf8, errors);
        }

        return null;
    }

    private static DocumentValue? ParseText(ReadOnlySpan<byte> utf8, DocumentErrors errors)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        var lines = new LineCounter();
        try
        {
            reader.Read();
            var root = DocumentValue.Root(KindOf(ref reader), TextOf(ref reader), 0, lines.At(utf8, (int)reader.TokenStartIndex));
            Fill(ref reader, utf8, root, ref lines);
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            var line = (int)(e.LineNumber ?? 0) + 1;
            var position = (e.BytePositionInLine ?? 0) + 1;
            errors.AddWhole(DocumentRule.MalformedJson, $"not valid JSON at line {line}, byte {position}: {Sentence(e)}", line);
        }
        catch (InvalidOperationException)
        {
            // The reader's way of saying that an escaped string has half of a surrogate pair.
            var line = lines.At(utf8, (int)reader.TokenStartIndex);
            errors.AddWhole(DocumentRule.InvalidText, $"the string at line {line} has an escape that is no character", line);
        }

        return null;
    }

    private static void Fill(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, DocumentValue parent, ref LineCounter lines)
    {
        if (parent.Kind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return;
        }

        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            var offset = (int)reader.TokenStartIndex;
            var line = lines.At(utf8, offset);
            string? name = null;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString();
                reader.Read();
            }

            var kind = KindOf(ref reader);
            var child = name is null
                ? parent.AddItem(kind, TextOf(ref reader), offset, line)
                : parent.AddMember(name, kind, TextOf(ref reader), offset, line);
            Fill(ref reader, utf8, child, ref lines);
        }
    }

    private static JsonValueKind KindOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    private static string TextOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString() ?? string.Empty,
        JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
        _ => string.Empty,
    };

    private static string Sentence(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return DocumentText.Shown(end < 0 ? e.Message : e.Message[..end]);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(utf8[offset..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            offset += consumed;
        }

        return offset;
    }
}
