// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Terminal;
using Basil.Core.Backends;
using Basil.Core.Catalogs;
using Basil.Core.Keys;

namespace Basil.Cli.Iam;

/// <summary>Where a catalog key is, in the terms of IAM.</summary>
/// <param name="Entry">The key.</param>
/// <param name="KeyArn">The key's ARN; where an alias leads to it, that of any key of its account and region.</param>
/// <param name="Alias">The alias by which KMS is asked for it, or null.</param>
/// <param name="AliasArn">The ARN of the alias, or null.</param>
/// <param name="IsNamed">Whether Basil may create keys there: the path is an alias name or a logical name, and the alias is not AWS's own.</param>
internal sealed record KeyLocation(CatalogEntry Entry, string KeyArn, string? Alias, string? AliasArn, bool IsNamed)
{
    private const string KeyPrefix = "key/";

    internal bool Signs => Entry.Class != KeyClass.Symmetric;

    internal bool MayBeCreated => IsNamed && (Entry.Missing == MissingKeyRule.Generate || Entry.Writable);

    internal bool MayBeRotated => IsNamed && Entry.Writable;

    /// <summary>What its versions are called after a rotation; IAM has no pattern for digits alone.</summary>
    internal string? VersionAliases => MayBeRotated ? Alias + "-v*" : null;

    internal string? VersionAliasArns => MayBeRotated ? AliasArn + "-v*" : null;

    /// <exception cref="CommandException">The path names nothing in KMS, or its ARN needs a place and there is none.</exception>
    internal static KeyLocation Of(CatalogEntry entry, KmsPlace? place)
    {
        if (!KeyReference.TryParse(entry.Path, out var reference, out var problem))
        {
            throw new CommandException($"the path of key {entry.Name} names nothing in KMS: {problem}");
        }

        if (reference.Form == KeyReferenceForm.Arn)
        {
            return OfArn(entry);
        }

        if (place is null)
        {
            throw CommandException.Usage(
                $"which account and region? the path of key {entry.Name} is no ARN",
                "--account ID --region REGION; `aws sts get-caller-identity` shows the account");
        }

        return reference.Form == KeyReferenceForm.KeyId
            ? new KeyLocation(entry, place.Arn(KeyPrefix + reference.KeyId), null, null, IsNamed: false)
            : new KeyLocation(entry, place.AnyKey, reference.KeyId, place.Arn(reference.KeyId), !reference.IsAwsOwned);
    }

    private static KeyLocation OfArn(CatalogEntry entry)
    {
        // arn:PARTITION:kms:REGION:ACCOUNT:key/ID or …:alias/NAME
        var arn = entry.Path;
        var segments = arn.Split(':', 6);
        if (segments.Length == 6 && segments[2] == "kms" && !arn.AsSpan().ContainsAny("*?$"))
        {
            if (segments[5].StartsWith(KeyPrefix, StringComparison.Ordinal))
            {
                return new KeyLocation(entry, arn, null, null, IsNamed: false);
            }

            if (segments[5].StartsWith(KeyReference.AliasPrefix, StringComparison.Ordinal))
            {
                return new KeyLocation(entry, arn[..^segments[5].Length] + KeyPrefix + "*", segments[5], arn, IsNamed: false);
            }
        }

        throw new CommandException($"the path of key {entry.Name} is no ARN of a KMS key or alias");
    }
}
