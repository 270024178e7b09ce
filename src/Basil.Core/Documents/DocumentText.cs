// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Text;

namespace Basil.Core.Documents;

/// <summary>Makes text from a document safe to print: control characters escaped, long text cut.</summary>
internal static class DocumentText
{
    private const int MaxShown = 120;

    internal static string Shown(string text)
    {
        if (text.Length <= MaxShown && !text.Any(IsEscaped))
        {
            return text;
        }

        var shown = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, MaxShown)))
        {
            if (IsEscaped(c))
            {
                shown.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                shown.Append(c);
            }
        }

        return text.Length > MaxShown ? shown.Append('…').ToString() : shown.ToString();
    }

    // Formatting characters (bidirectional overrides among them) could make a terminal show something else than what is there.
    private static bool IsEscaped(char c) =>
        char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator;
}
