// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.Core.Errors;
using Basil.Core.Jwt;
using Basil.Core.Keys;
using Basil.Grains.Contracts;

namespace Basil.Gateway.Jwks;

/// <summary>What was last known of each published key. Not thread-safe; pure otherwise.</summary>
internal sealed class KnownKeys
{
    private readonly SortedDictionary<string, JsonWebKey[]> _byName = new(StringComparer.Ordinal);

    internal bool IsEmpty => _byName.Count == 0;

    /// <summary>Every version of every known key, in order of key name.</summary>
    internal IEnumerable<JsonWebKey> All => _byName.Values.SelectMany(versions => versions);

    /// <summary>Takes an answer in: a silo that says that a key checks nothing takes it out, one that cannot say leaves what was known.</summary>
    /// <returns>Why the answer brought no key; null where it did.</returns>
    internal BrokerError? Learn(string key, Outcome<KeyPublicKey[]> answer)
    {
        if (!answer.IsSuccess)
        {
            if (IsFinal(answer.Error.Reason))
            {
                _byName.Remove(key);
            }

            return answer.Error;
        }

        try
        {
            _byName[key] = [.. answer.Value.Select(Read)];
            return null;
        }
        catch (CryptographicException e)
        {
            return new BrokerError(ErrorReason.Internal, e.Message);
        }
    }

    /// <summary>Forgets keys that are published no more.</summary>
    internal void Retain(IReadOnlySet<string> published)
    {
        foreach (var key in _byName.Keys.Where(key => !published.Contains(key)).ToArray())
        {
            _byName.Remove(key);
        }
    }

    private static bool IsFinal(ErrorReason reason) =>
        reason is ErrorReason.Unauthorized or ErrorReason.KeyUnusable or ErrorReason.UnsupportedAlgorithm;

    private static JsonWebKey Read(KeyPublicKey key) => KeyAlgorithmTokens.TryParse(key.KeyType, out var algorithm)
        ? JsonWebKey.Of(algorithm, key.Raw)
        : throw new CryptographicException($"The silo gives a key of a type that this gateway does not know: {key.KeyType}.");
}
