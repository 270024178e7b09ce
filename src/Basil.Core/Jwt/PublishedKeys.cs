// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Catalogs;
using Basil.Core.Keys;
using Basil.Core.Policies;

namespace Basil.Core.Jwt;

/// <summary>Which keys' public halves anybody may have, whoever asks: the configuration key <c>jwks:keys</c>.</summary>
internal sealed class PublishedKeys
{
    private readonly IReadOnlyList<TargetGlob> _targets;

    private PublishedKeys(IReadOnlyList<TargetGlob> targets) => _targets = targets;

    internal static PublishedKeys None { get; } = new([]);

    internal bool IsEmpty => _targets.Count == 0;

    /// <summary>Reads names and globs, in the grammar of policy targets, separated by commas.</summary>
    /// <param name="setting">The value of the setting; null or blank for none.</param>
    /// <param name="problems">What is wrong with it, each for people; empty where nothing is.</param>
    internal static PublishedKeys Parse(string? setting, out IReadOnlyList<string> problems)
    {
        var targets = new List<TargetGlob>();
        var found = new List<string>();
        problems = found;
        if (string.IsNullOrWhiteSpace(setting))
        {
            return None;
        }

        foreach (var term in setting.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!TargetGlob.TryParse(term, out var target, out var problem))
            {
                found.Add($"`jwks:keys` has '{term}': {problem}");
            }
            else if (!target.CanMatch)
            {
                found.Add($"`jwks:keys` has '{term}', which is no key name");
            }
            else
            {
                targets.Add(target);
            }
        }

        return new PublishedKeys(targets);
    }

    internal bool Includes(CatalogEntry entry) =>
        SignsTokens(entry) && _targets.Any(target => target.Matches(entry.Name.Value));

    /// <summary>The published keys of a catalog, in name order.</summary>
    internal IReadOnlyList<CatalogEntry> In(Catalog catalog) => [.. catalog.Keys.Where(Includes)];

    /// <summary>Names (not globs) that no token-signing key of the catalog has: most likely misspelt.</summary>
    internal IReadOnlyList<string> Missing(Catalog catalog) =>
    [
        .. _targets
            .Where(target => target.Kind == TargetKind.Exact && !(catalog.TryGet(target.Literal, out var entry) && SignsTokens(entry)))
            .Select(target => target.Literal),
    ];

    private static bool SignsTokens(CatalogEntry entry) =>
        entry is { Class: KeyClass.Asymmetric, Algorithm: { } algorithm } && JwtAlgorithm.Of(algorithm) is not null;
}
