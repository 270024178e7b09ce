// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Basil.Cli.CommandLine;

/// <summary>What options accept, with messages that name the option and what was expected.</summary>
internal static class OptionRules
{
    /// <summary>Accepts only these words, and completes them.</summary>
    internal static void OneOf(this Option<string?> option, params IReadOnlyList<string> words)
    {
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. words]);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !words.Contains(value, StringComparer.Ordinal))
            {
                result.AddError($"{option.Name}: '{value}' is none of {string.Join(", ", words)}");
            }
        });
    }

    /// <summary>A number option. The framework's own messages name .NET types.</summary>
    internal static Option<T?> Number<T>(string name, string helpName, string description, params string[] aliases)
        where T : struct, INumber<T> => new(name, aliases)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result => Parse<T>(name, result),
        };

    private static T? Parse<T>(string name, ArgumentResult result)
        where T : struct, INumber<T>
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (T.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        result.AddError($"{name}: '{text}' is no number, or too large");
        return null;
    }
}
