// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Iam;

/// <summary>IAM's wildcards: <c>*</c> is any number of characters, <c>?</c> is one.</summary>
internal static class IamPattern
{
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase = false)
    {
        var (at, from) = (0, 0);
        var (star, resume) = (-1, 0);
        while (from < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, resume) = (at++, from);
            }
            else if (at < pattern.Length && (pattern[at] == '?' || Same(pattern[at], text[from], ignoreCase)))
            {
                at++;
                from++;
            }
            else if (star >= 0)
            {
                // The last star takes one character more; stars before it need not be tried again.
                at = star + 1;
                from = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].IndexOfAnyExcept('*') < 0;
    }

    private static bool Same(char one, char other, bool ignoreCase) =>
        one == other || (ignoreCase && char.ToLowerInvariant(one) == char.ToLowerInvariant(other));
}
