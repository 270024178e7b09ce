// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Grains.Contracts;

namespace Basil.Gateway.Jwks;

/// <summary>The way to the public keys that silos publish. Expected failures, an unreachable cluster among them, are values.</summary>
internal interface IPublishedKeySource
{
    /// <summary>The key's published versions, the one that signs now first.</summary>
    Task<Outcome<KeyPublicKey[]>> GetAsync(string key, CancellationToken cancellationToken);
}
