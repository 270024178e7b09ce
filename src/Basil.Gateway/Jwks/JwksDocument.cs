// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.Core.Jwt;
using Microsoft.Net.Http.Headers;

namespace Basil.Gateway.Jwks;

/// <summary>A JSON Web Key Set as it is served.</summary>
internal sealed class JwksDocument
{
    internal JwksDocument(IEnumerable<JsonWebKey> keys)
    {
        Content = JsonWebKeySet.Write(keys);
        EntityTag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Content))}\"");
    }

    internal byte[] Content { get; }

    /// <summary>Strong: SHA-256 of the content, in hexadecimal.</summary>
    internal EntityTagHeaderValue EntityTag { get; }
}
