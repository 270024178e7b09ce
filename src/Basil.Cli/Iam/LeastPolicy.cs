// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;

namespace Basil.Cli.Iam;

/// <summary>The statements that a role needs for the keys of a catalog, and none that it does not need.</summary>
/// <param name="keys">The keys.</param>
/// <param name="byAlias">Whether keys that an alias leads to are granted only to requests that name the alias.</param>
internal sealed class LeastPolicy(IReadOnlyList<KeyLocation> keys, bool byAlias)
{
    private static readonly string[] Describe = ["kms:DescribeKey"];
    private static readonly string[] Read = ["kms:DescribeKey", "kms:GetPublicKey"];
    private static readonly string[] Sign = ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign", "kms:Verify"];
    private static readonly string[] Encrypt = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt"];

    /// <summary>Uses keys and creates none.</summary>
    internal IReadOnlyList<PolicyStatement> Runtime() =>
    [
        .. OnKeys("Sign", Sign, keys.Where(key => key.Signs), withVersions: true),
        .. OnKeys("Encrypt", Encrypt, keys.Where(key => !key.Signs), withVersions: true),
    ];

    /// <summary>Probes every key and creates those that are Basil's to create. Empty where there are none.</summary>
    internal IReadOnlyList<PolicyStatement> Provisioner()
    {
        var created = keys.Where(key => key.MayBeCreated).ToList();
        return created.Count == 0
            ? []
            :
            [
                CreateKeys,
                new("CreateAliases", ["kms:CreateAlias"], [.. Arns(created.Select(key => key.AliasArn)), .. AnyKeys(created)], []),
                .. OnKeys("ReadNew", Read, created.Where(key => key.Signs), withVersions: false),
                .. OnKeys("Probe", Describe, keys.Where(key => !(key.MayBeCreated && key.Signs)), withVersions: false),
            ];
    }

    /// <summary>Makes new versions of the keys that Basil may rotate and moves their aliases. Empty where there are none.</summary>
    internal IReadOnlyList<PolicyStatement> Rotator()
    {
        var rotated = keys.Where(key => key.MayBeRotated).ToList();
        return rotated.Count == 0
            ? []
            :
            [
                CreateKeys,
                new("NameVersions", ["kms:CreateAlias"], [.. Arns(rotated.Select(key => key.VersionAliasArns)), .. AnyKeys(rotated)], []),
                new("MoveAliases", ["kms:UpdateAlias"], [.. Arns(rotated.Select(key => key.AliasArn)), .. AnyKeys(rotated)], []),
                .. OnKeys("ReadVersions", Read, rotated.Where(key => key.Signs), withVersions: true),
                .. OnKeys("Probe", Describe, rotated.Where(key => !key.Signs), withVersions: true),
            ];
    }

    // A key that does not exist yet has no ARN to name.
    private static PolicyStatement CreateKeys { get; } = new("CreateKeys", ["kms:CreateKey"], ["*"], []);

    private static IEnumerable<string> AnyKeys(IEnumerable<KeyLocation> located) => Arns(located.Select(key => key.KeyArn));

    private static IEnumerable<string> Arns(IEnumerable<string?> arns) =>
        arns.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private IEnumerable<PolicyStatement> OnKeys(string sid, string[] actions, IEnumerable<KeyLocation> located, bool withVersions)
    {
        var conditioned = located.ToLookup(key => byAlias && key.Alias is not null);
        if (conditioned.Contains(false))
        {
            yield return new PolicyStatement(sid + "Keys", actions, [.. AnyKeys(conditioned[false])], []);
        }

        var number = 0;
        foreach (var place in conditioned[true].GroupBy(key => key.KeyArn, StringComparer.Ordinal).OrderBy(place => place.Key, StringComparer.Ordinal))
        {
            var suffix = ++number == 1 ? string.Empty : number.ToString(CultureInfo.InvariantCulture);
            var aliases = place.SelectMany(key => withVersions ? new[] { key.Alias, key.VersionAliases } : [key.Alias]);
            yield return new PolicyStatement(sid + "ByAlias" + suffix, actions, [place.Key], [.. Arns(aliases)]);
        }
    }
}
