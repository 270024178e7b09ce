// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Text;
using System.Text;

namespace Basil.Core.Jwt;

/// <summary>A token that lacks only its signature.</summary>
/// <param name="SigningInput">Header and claims, each in base64url without padding, joined by a dot (RFC 7515 section 5.1). ASCII.</param>
/// <param name="ExpiresAt">The moment of <c>exp</c>, or null where the token does not expire.</param>
internal sealed record UnsignedJwt(string SigningInput, DateTimeOffset? ExpiresAt)
{
    /// <summary>The bytes to sign.</summary>
    internal byte[] SigningBytes => Encoding.ASCII.GetBytes(SigningInput);

    /// <summary>The finished token.</summary>
    /// <param name="signature">Fixed width: 64 bytes for EdDSA and ES256, 96 for ES384, 132 for ES512.</param>
    internal string Assemble(ReadOnlySpan<byte> signature) => $"{SigningInput}.{Base64Url.EncodeToString(signature)}";
}
