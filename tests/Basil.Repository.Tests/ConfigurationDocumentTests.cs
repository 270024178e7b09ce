// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;
using Basil.Hosting.Configuration;
using Basil.Testing;

namespace Basil.Repository.Tests;

/// <summary>docs/reference/configuration.md lists every setting, and no other.</summary>
public sealed partial class ConfigurationDocumentTests
{
    [Fact]
    public void Every_setting_is_described_and_every_described_setting_exists()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs/reference/configuration.md"));

        var described = Row().Matches(page).Select(match => match.Groups[1].Value.Replace("NAME", "*", StringComparison.Ordinal));

        Assert.Equal(
            ConfigurationSchema.Settings.Order(StringComparer.Ordinal),
            described.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `([\w:]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
