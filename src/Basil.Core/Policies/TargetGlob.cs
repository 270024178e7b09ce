// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using Basil.Core.Keys;

namespace Basil.Core.Policies;

/// <summary>A parsed target term: dotted segments, with a wildcard as the last one only.</summary>
/// <param name="Kind">Its form.</param>
/// <param name="Literal">The name of an exact target, the prefix (without its dot) of a wildcard; empty for every name.</param>
internal sealed record TargetGlob(TargetKind Kind, string Literal)
{
    /// <summary>Whether any well-formed key name can match.</summary>
    internal bool CanMatch => Kind == TargetKind.Any || KeyName.TryParse(Literal, out _);

    /// <param name="term">The term as written.</param>
    /// <param name="glob">The parsed term.</param>
    /// <param name="problem">Why there is none.</param>
    internal static bool TryParse(string term, [NotNullWhen(true)] out TargetGlob? glob, [NotNullWhen(false)] out string? problem)
    {
        glob = null;
        problem = Problem(term);
        if (problem is not null)
        {
            return false;
        }

        glob = term switch
        {
            "*" or "**" => new TargetGlob(TargetKind.Any, string.Empty),
            _ when term.EndsWith(".**", StringComparison.Ordinal) => new TargetGlob(TargetKind.Below, term[..^3]),
            _ when term.EndsWith(".*", StringComparison.Ordinal) => new TargetGlob(TargetKind.OneBelow, term[..^2]),
            _ => new TargetGlob(TargetKind.Exact, term),
        };
        return true;
    }

    internal bool Matches(ReadOnlySpan<char> name) => Kind switch
    {
        TargetKind.Any => true,
        TargetKind.Exact => name.SequenceEqual(Literal),
        TargetKind.Below => IsBelow(name),
        _ => IsBelow(name) && !name[(Literal.Length + 1)..].Contains('.'),
    };

    private bool IsBelow(ReadOnlySpan<char> name) =>
        name.Length > Literal.Length + 1 && name[Literal.Length] == '.' && name.StartsWith(Literal, StringComparison.Ordinal);

    private static string? Problem(string term)
    {
        if (term.Length == 0)
        {
            return "a target is not empty";
        }

        var segments = term.Split('.');
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i].Length == 0)
            {
                return "a target has no empty segment";
            }

            if (!segments[i].Contains('*', StringComparison.Ordinal))
            {
                continue;
            }

            if (segments[i] is not ("*" or "**"))
            {
                return "a wildcard is a whole segment, * or **";
            }

            if (i < segments.Length - 1)
            {
                return "a wildcard is the last segment";
            }
        }

        return null;
    }
}
