// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Terminal;

namespace Basil.Cli.Iam;

/// <summary>An account's KMS in one region, in which ARNs are made.</summary>
/// <param name="Region">For example <c>us-east-1</c>.</param>
/// <param name="Account">Twelve digits.</param>
internal sealed record KmsPlace(string Region, string Account)
{
    internal string AnyKey => Arn("key/*");

    private string Partition => Region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";

    /// <summary>Reads what the options say; null where they say nothing.</summary>
    /// <exception cref="CommandException">Only one of both is given, or one is malformed.</exception>
    internal static KmsPlace? Read(string? region, string? account)
    {
        if (region is null && account is null)
        {
            return null;
        }

        if (region is null || account is null)
        {
            throw CommandException.Usage("--account and --region belong together: an ARN has both");
        }

        if (account.Length != 12 || account.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            throw CommandException.Usage($"--account: '{account}' is not twelve digits");
        }

        return region.Length is > 0 and <= 32 && region.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
            ? new KmsPlace(region, account)
            : throw CommandException.Usage($"--region: '{region}' is no name of a region, such as us-east-1");
    }

    /// <param name="resource">For example <c>key/ID</c> or <c>alias/NAME</c>.</param>
    internal string Arn(string resource) => $"arn:{Partition}:kms:{Region}:{Account}:{resource}";
}
