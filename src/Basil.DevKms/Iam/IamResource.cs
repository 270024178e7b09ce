// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;

namespace Basil.DevKms.Iam;

/// <summary>One entry of a statement's Resource: <c>*</c>, or an ARN in whose segments wildcards may stand.</summary>
internal sealed class IamResource
{
    private const int Segments = 6;

    // Null for the pattern *, which alone matches requests that have no resource.
    private readonly string[]? _segments;

    private IamResource(string[]? segments) => _segments = segments;

    /// <param name="pattern">The entry as written.</param>
    /// <param name="resource">What it matches.</param>
    /// <param name="problem">Why IAM would not take it.</param>
    public static bool TryParse(string pattern, [NotNullWhen(true)] out IamResource? resource, [NotNullWhen(false)] out string? problem)
    {
        resource = null;
        if (pattern == "*")
        {
            resource = new IamResource(null);
            problem = null;
            return true;
        }

        // arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE
        var segments = pattern.Split(':', Segments);
        problem = segments.Length != Segments || segments[0] != "arn" ? $"the resource '{pattern}' is neither * nor an ARN"
            : segments[1].AsSpan().ContainsAny('*', '?') || segments[2].AsSpan().ContainsAny('*', '?')
                ? $"the resource '{pattern}' has a wildcard for partition or service"
            : pattern.Contains("${", StringComparison.Ordinal) ? $"the resource '{pattern}' has a policy variable, which DevKms does not evaluate"
            : null;
        if (problem is null)
        {
            resource = new IamResource(segments);
        }

        return problem is null;
    }

    /// <summary>A wildcard takes characters of its own segment only; in the last one that includes slashes and colons.</summary>
    public bool Matches(string arn)
    {
        if (_segments is null)
        {
            return true;
        }

        var segments = arn.Split(':', Segments);
        return segments.Length == Segments && _segments.Zip(segments).All(pair => IamPattern.Matches(pair.First, pair.Second));
    }
}
