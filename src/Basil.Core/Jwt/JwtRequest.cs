// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;

namespace Basil.Core.Jwt;

/// <summary>What a caller wants in a token, and the key that is to sign it.</summary>
/// <param name="Issuer">The catalog name of the key; becomes <c>iss</c>.</param>
/// <param name="Algorithm">The catalog's key type.</param>
/// <param name="PublicKey">The raw public key: 32 bytes for Ed25519, the uncompressed point for ECDSA.</param>
/// <param name="Subject">Becomes <c>sub</c>; may be empty.</param>
/// <param name="Lifetime">From <c>iat</c> to <c>exp</c>, rounded up to a second; null for a token that does not expire.</param>
/// <param name="ExtraClaims">A JSON object in UTF-8, at most 64 KiB, or nothing at all.</param>
internal sealed record JwtRequest(
    KeyName Issuer,
    KeyAlgorithm Algorithm,
    ReadOnlyMemory<byte> PublicKey,
    string Subject,
    TimeSpan? Lifetime,
    ReadOnlyMemory<byte> ExtraClaims);
