// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using Basil.DevKms.Protocol;

namespace Basil.DevKms.Aliases;

/// <summary>The grammar of alias names: KMS API reference, CreateAlias.</summary>
internal static class AliasName
{
    public const string Prefix = "alias/";

    private const string Reserved = "alias/aws/";
    private const int Longest = 256;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_-");

    /// <summary>Null for a name that may be given to a key; otherwise the refusal.</summary>
    public static KmsError? Refusal(string? name)
    {
        if (name is null)
        {
            return KmsError.Missing("aliasName");
        }

        if (name.Length is 0 or > Longest)
        {
            return KmsError.Constraint("aliasName", null, $"Member must have length between 1 and {Longest}");
        }

        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return KmsError.Validation("The alias name must begin with alias/.");
        }

        if (name.Length == Prefix.Length || name.AsSpan().ContainsAnyExcept(Allowed))
        {
            return KmsError.Refused(
                "InvalidAliasNameException",
                "After alias/ an alias name has one or more letters, digits, slashes, underscores and dashes.");
        }

        return name.StartsWith(Reserved, StringComparison.Ordinal)
            ? KmsError.Refused("InvalidAliasNameException", "Alias names that begin with alias/aws/ are reserved.")
            : null;
    }
}
