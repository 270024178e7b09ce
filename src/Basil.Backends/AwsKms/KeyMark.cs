// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Basil.Core.Keys;

namespace Basil.Backends.AwsKms;

/// <summary>What Basil writes into the Description of a key it creates: <c>basil key=NAME version=N intent=GUID</c>.</summary>
/// <remarks>
/// KMS takes no idempotency token and tags would need a permission of their own, so this is how a key whose creation was interrupted
/// is found again and told from others. The form is stable; unknown further words are ignored.
/// </remarks>
/// <param name="Name">The catalog name.</param>
/// <param name="Version">From 1.</param>
/// <param name="Intent">The decision to create, so that two attempts for one key can be told apart.</param>
internal sealed record KeyMark(KeyName Name, uint Version, Guid Intent)
{
    private const string Prefix = "basil ";

    /// <summary>Reads a Description; null where it is nobody's or somebody else's.</summary>
    internal static KeyMark? Parse(string? description)
    {
        if (description is null || !description.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        KeyName? name = null;
        uint? version = null;
        Guid? intent = null;
        foreach (var word in description[Prefix.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var value = word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..];
            switch (word[..^value.Length])
            {
                case "key=" when KeyName.TryParse(value, out var parsed):
                    name = parsed;
                    break;
                case "version=" when uint.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed > 0:
                    version = parsed;
                    break;
                case "intent=" when Guid.TryParseExact(value, "D", out var parsed):
                    intent = parsed;
                    break;
                default:
                    break;
            }
        }

        return name is { } n && version is { } v && intent is { } i ? new KeyMark(n, v, i) : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}key={Name} version={Version} intent={Intent:D}");
}
