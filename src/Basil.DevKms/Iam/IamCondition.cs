// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Iam;

/// <summary>One condition key under one operator: true where any value that the request has equals any of these.</summary>
/// <param name="Key"><c>kms:RequestAlias</c> or <c>kms:ResourceAliases</c>, in this spelling.</param>
/// <param name="IsLike">Whether wildcards in the values count.</param>
/// <param name="Values">At least one.</param>
internal sealed record IamCondition(string Key, bool IsLike, IReadOnlyList<string> Values)
{
    public const string RequestAlias = "kms:RequestAlias";
    public const string ResourceAliases = "kms:ResourceAliases";

    /// <summary>False where the request has no value for the key.</summary>
    public bool Holds(IamRequest request) => Key == RequestAlias
        ? request.RequestAlias is { } alias && HasValue(alias)
        : request.ResourceAliases().Any(HasValue);

    private bool HasValue(string value) => IsLike
        ? Values.Any(pattern => IamPattern.Matches(pattern, value))
        : Values.Contains(value, StringComparer.Ordinal);
}
