// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Basil.Hosting.Configuration;

/// <summary>
/// What the settings take that are bound to typed options: binding ends at the first value that does not fit, with an exception for programmers.
/// The gateway's and the backends' own readers check theirs.
/// </summary>
internal static class ConfigurationValues
{
    private const int LastPort = 65535;

    private static readonly FrozenDictionary<string, Rule> Rules = new Dictionary<string, Rule>
    {
        ["cluster:siloPort"] = Whole(0, LastPort),
        ["cluster:gatewayPort"] = Whole(0, LastPort),
        ["keys:stateTtlSeconds"] = Whole(1, 3600),
        ["keys:verify"] = new("local or backend", text => text.ToUpperInvariant() is "LOCAL" or "BACKEND"),
        ["devKms:enabled"] = new("true or false", text => bool.TryParse(text, out _)),
        ["devKms:quotas"] = new("true or false", text => bool.TryParse(text, out _)),
        ["devKms:port"] = Whole(0, LastPort),
        ["devKms:latencyMs"] = Whole(0, int.MaxValue),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <exception cref="ConfigurationException">Values do not fit, wherever they come from; all of them are named.</exception>
    internal static void Check(IConfiguration configuration)
    {
        var problems = Rules
            .Where(rule => configuration[rule.Key] is { } text && !rule.Value.Takes(text))
            .OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => $"\n  - `{rule.Key}` is `{configuration[rule.Key]}`; it must be {rule.Value.Expected}")
            .ToArray();
        if (problems.Length > 0)
        {
            throw new ConfigurationException("the configuration has errors:" + string.Concat(problems));
        }
    }

    private static Rule Whole(int min, int max) => new(
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"),
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max);

    private sealed record Rule(string Expected, Func<string, bool> Takes);
}
