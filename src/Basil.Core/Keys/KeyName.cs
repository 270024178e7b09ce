// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;

namespace Basil.Core.Keys;

/// <summary>A catalog key's name: lower-case segments <c>[a-z0-9][a-z0-9_]*</c> joined by single dots.</summary>
internal readonly record struct KeyName
{
    private KeyName(string value) => Value = value;

    internal string Value { get; }

    internal static bool TryParse([NotNullWhen(true)] string? text, out KeyName name)
    {
        name = default;
        if (!IsWellFormed(text))
        {
            return false;
        }

        name = new KeyName(text);
        return true;
    }

    public override string ToString() => Value;

    private static bool IsWellFormed([NotNullWhen(true)] string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        var atSegmentStart = true;
        foreach (var c in text)
        {
            if (c == '.')
            {
                if (atSegmentStart)
                {
                    return false;
                }

                atSegmentStart = true;
            }
            else if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || (c == '_' && !atSegmentStart))
            {
                atSegmentStart = false;
            }
            else
            {
                return false;
            }
        }

        return !atSegmentStart;
    }
}
