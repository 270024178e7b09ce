// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;

namespace Basil.Core.Jwt;

/// <summary>A JSON Web Key Set (RFC 7517 section 5).</summary>
internal static class JsonWebKeySet
{
    /// <summary>The media type of RFC 7517 section 8.5.2.</summary>
    internal const string MediaType = "application/jwk-set+json";

    /// <summary>Writes the set without white space: the same keys in the same order give the same bytes.</summary>
    /// <param name="keys">In the order wanted; of keys with one <c>kid</c>, which are one key under two names, the first counts.</param>
    internal static byte[] Write(IEnumerable<JsonWebKey> keys) =>
        Encoding.ASCII.GetBytes($"{{\"keys\":[{string.Join(',', keys.DistinctBy(key => key.KeyId, StringComparer.Ordinal).Select(key => key.Json))}]}}");
}
