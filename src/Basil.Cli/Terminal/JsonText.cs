// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Basil.Cli.Terminal;

/// <summary>Writes the <c>--json</c> answers: one document, names in snake_case, on one line unless it is meant to be read.</summary>
internal static class JsonText
{
    internal static string Object(Action<Utf8JsonWriter> write, bool indented = false) => Document(
        json =>
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        },
        indented);

    internal static string Document(Action<Utf8JsonWriter> write, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();

        // The default encoder guards HTML; this output goes to terminals and pipes, where an escaped apostrophe only disturbs.
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
