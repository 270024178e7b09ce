// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Basil.DevKms.Signing;

/// <summary>The signature that a request ought to have.</summary>
internal static class RequestSignature
{
    /// <param name="signingKey">The derived key of the scope.</param>
    /// <param name="timestamp">The value of <c>X-Amz-Date</c>.</param>
    /// <param name="header">Scope and signed headers.</param>
    /// <param name="request">The request as it came.</param>
    /// <param name="body">The whole body.</param>
    /// <param name="signature">Takes 32 bytes.</param>
    public static void Compute(
        byte[] signingKey, string timestamp, AuthorizationHeader header, HttpRequest request, ReadOnlySpan<byte> body, Span<byte> signature)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        CanonicalRequest.Hash(request, header.SignedHeaders, body, hash);
        var stringToSign = $"{AuthorizationHeader.Algorithm}\n{timestamp}\n{header.Scope}\n{Convert.ToHexStringLower(hash)}";
        HMACSHA256.HashData(signingKey, Encoding.UTF8.GetBytes(stringToSign), signature);
    }
}
