// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text.Json;

namespace Basil.Core.Documents;

/// <summary>Reads the fields of a JSON object and reports what is not as expected.</summary>
/// <remarks>A null result has been reported or is a permitted absence.</remarks>
internal sealed class DocumentObject
{
    private readonly Dictionary<string, DocumentValue> _fields;
    private readonly DocumentErrors _errors;

    private DocumentObject(DocumentValue value, Dictionary<string, DocumentValue> fields, DocumentErrors errors)
    {
        Value = value;
        _fields = fields;
        _errors = errors;
    }

    internal DocumentValue Value { get; }

    /// <summary>The fields in the order written, each name once.</summary>
    internal IEnumerable<DocumentValue> Fields => Value.Members.Where(member => ReferenceEquals(_fields[member.Name], member));

    /// <summary>Reports a value that is no object, and names that occur twice.</summary>
    internal static DocumentObject? Open(DocumentValue value, DocumentErrors errors)
    {
        if (!Is(value, JsonValueKind.Object, "an object", errors))
        {
            return null;
        }

        var fields = new Dictionary<string, DocumentValue>(value.Members.Count, StringComparer.Ordinal);
        foreach (var member in value.Members)
        {
            if (!fields.TryAdd(member.Name, member))
            {
                errors.Add(member, DocumentRule.DuplicateName, $"the name '{DocumentText.Shown(member.Name)}' occurs twice in this object");
            }
        }

        return new DocumentObject(value, fields, errors);
    }

    /// <summary>Reports every field that is none of these.</summary>
    internal DocumentObject Only(params ReadOnlySpan<string> known)
    {
        foreach (var field in Fields)
        {
            if (!known.Contains(field.Name))
            {
                _errors.Add(
                    field,
                    DocumentRule.UnknownField,
                    $"unknown field '{DocumentText.Shown(field.Name)}'; expected one of {string.Join(", ", known!)}");
            }
        }

        return this;
    }

    /// <summary>Whether the field is there and not null.</summary>
    internal bool Has(string field) => Find(field) is not null;

    internal DocumentValue? Find(string field) =>
        _fields.TryGetValue(field, out var value) && value.Kind != JsonValueKind.Null ? value : null;

    internal DocumentValue? Required(string field)
    {
        if (_fields.TryGetValue(field, out var value))
        {
            return value;
        }

        _errors.AddAbsent(Value, field, DocumentRule.RequiredField, $"the field '{field}' is required");
        return null;
    }

    internal string? RequiredText(string field) => AsText(Required(field));

    internal string? OptionalText(string field) => AsText(Find(field));

    internal bool? RequiredFlag(string field) => AsFlag(Required(field));

    internal bool? OptionalFlag(string field, bool absent) => _fields.TryGetValue(field, out var value) ? AsFlag(value) : absent;

    internal uint? OptionalNumber(string field) => AsNumber(Find(field));

    internal uint? RequiredNumber(string field) => AsNumber(Required(field));

    internal T? RequiredToken<T>(string field, TokenSet<T> tokens)
        where T : struct => AsToken(Required(field), tokens);

    internal T? OptionalToken<T>(string field, TokenSet<T> tokens)
        where T : struct => AsToken(Find(field), tokens);

    /// <summary>The items of a list; empty where the field is absent or no list.</summary>
    internal IReadOnlyList<DocumentValue> List(string field) =>
        _fields.TryGetValue(field, out var value) && Is(value, JsonValueKind.Array, "a list", _errors) ? value.Items : [];

    /// <summary>The strings of a list, without the items that are none.</summary>
    internal List<(DocumentValue At, string Text)> TextList(string field) =>
        [.. List(field).Where(item => AsText(item) is not null).Select(item => (item, item.Text))];

    /// <summary>The known tokens of a list.</summary>
    internal List<(DocumentValue At, T Value)> TokenList<T>(string field, TokenSet<T> tokens)
        where T : struct
    {
        var found = new List<(DocumentValue At, T Value)>();
        foreach (var item in List(field))
        {
            if (AsToken(item, tokens) is { } value)
            {
                found.Add((item, value));
            }
        }

        return found;
    }

    /// <summary>The entries of a map; empty where the field is absent or no object.</summary>
    internal IEnumerable<DocumentValue> Map(string field) =>
        _fields.TryGetValue(field, out var value) && Open(value, _errors) is { } map ? map.Fields : [];

    internal static bool Is(DocumentValue value, JsonValueKind kind, string expected, DocumentErrors errors)
    {
        if (value.Kind == kind)
        {
            return true;
        }

        errors.Add(value, DocumentRule.WrongType, $"expected {expected}, not {Word(value.Kind)}");
        return false;
    }

    private static string Word(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private string? AsText(DocumentValue? value) => value is not null && Is(value, JsonValueKind.String, "a string", _errors) ? value.Text : null;

    private bool? AsFlag(DocumentValue? value)
    {
        if (value is null || value.Kind is JsonValueKind.True or JsonValueKind.False)
        {
            return value is null ? null : value.Kind == JsonValueKind.True;
        }

        Is(value, JsonValueKind.True, "true or false", _errors);
        return null;
    }

    private uint? AsNumber(DocumentValue? value)
    {
        if (value is null || !Is(value, JsonValueKind.Number, "a number", _errors))
        {
            return null;
        }

        if (uint.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        _errors.Add(value, DocumentRule.OutOfRange, $"expected a whole number from 0 to {uint.MaxValue}, not {DocumentText.Shown(value.Text)}");
        return null;
    }

    private T? AsToken<T>(DocumentValue? value, TokenSet<T> tokens)
        where T : struct
    {
        if (AsText(value) is not { } text)
        {
            return null;
        }

        if (tokens.TryParse(text, out var token))
        {
            return token;
        }

        _errors.Add(value!, DocumentRule.UnknownValue, $"'{DocumentText.Shown(text)}' is not one of {tokens.Expected}");
        return null;
    }
}
