// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;

namespace Basil.Core.Documents;

/// <summary>The spellings of a closed set of values in a document.</summary>
internal sealed class TokenSet<T>
    where T : struct
{
    private readonly FrozenDictionary<string, T> _values;
    private readonly FrozenDictionary<T, string> _tokens;

    internal TokenSet(IReadOnlyList<(string Token, T Value)> pairs)
    {
        _values = pairs.ToFrozenDictionary(pair => pair.Token, pair => pair.Value, StringComparer.Ordinal);
        _tokens = pairs.ToFrozenDictionary(pair => pair.Value, pair => pair.Token);
        Expected = string.Join(", ", pairs.Select(pair => pair.Token));
    }

    /// <summary>All tokens, for messages.</summary>
    internal string Expected { get; }

    internal string this[T value] => _tokens[value];

    internal bool TryParse(string token, out T value) => _values.TryGetValue(token, out value);
}
