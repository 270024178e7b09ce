// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text.Json;

namespace Basil.Core.Documents;

/// <summary>A JSON value that knows where it stands, so that every error can name its place.</summary>
internal sealed class DocumentValue
{
    private readonly DocumentValue? _parent;
    private readonly string? _name;
    private readonly int _index;

    private DocumentValue(DocumentValue? parent, string? name, int index, JsonValueKind kind, string text, int offset, int line)
    {
        _parent = parent;
        _name = name;
        _index = index;
        Kind = kind;
        Text = text;
        Offset = offset;
        Line = line;
    }

    internal JsonValueKind Kind { get; }

    /// <summary>The content of a string, the exact spelling of a number; otherwise empty.</summary>
    internal string Text { get; }

    /// <summary>Byte offset in the document.</summary>
    internal int Offset { get; }

    /// <summary>Line in the document, from 1.</summary>
    internal int Line { get; }

    /// <summary>The name under which an object holds this value; empty for an array's items and for the root.</summary>
    internal string Name => _name ?? string.Empty;

    /// <summary>The members of an object as written, repeated names included.</summary>
    internal List<DocumentValue> Members { get; } = [];

    /// <summary>The items of an array.</summary>
    internal List<DocumentValue> Items { get; } = [];

    /// <summary>JSON path (RFC 9535) from the root, for example <c>$.keys['jwt.signing'].labels[2]</c>.</summary>
    internal string Path => _parent is null
        ? "$"
        : _parent.Path + (_name is null ? $"[{_index.ToString(CultureInfo.InvariantCulture)}]" : Segment(_name));

    internal static DocumentValue Root(JsonValueKind kind, string text, int offset, int line) =>
        new(null, null, 0, kind, text, offset, line);

    internal static string Segment(string name) => IsShorthand(name)
        ? "." + name
        : $"['{DocumentText.Shown(name).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']";

    internal DocumentValue AddMember(string name, JsonValueKind kind, string text, int offset, int line)
    {
        var member = new DocumentValue(this, name, 0, kind, text, offset, line);
        Members.Add(member);
        return member;
    }

    internal DocumentValue AddItem(JsonValueKind kind, string text, int offset, int line)
    {
        var item = new DocumentValue(this, null, Items.Count, kind, text, offset, line);
        Items.Add(item);
        return item;
    }

    private static bool IsShorthand(string name) =>
        name.Length is > 0 and <= 100
        && !char.IsAsciiDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
