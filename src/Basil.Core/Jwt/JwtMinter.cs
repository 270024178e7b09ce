// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Text;
using System.Text.Json;
using Basil.Core.Errors;

namespace Basil.Core.Jwt;

/// <summary>Composes JSON Web Tokens (RFC 7519). Pure: time and randomness are given, and signing is somebody else's.</summary>
internal static class JwtMinter
{
    /// <summary>Bytes of randomness in a token's <c>jti</c>.</summary>
    internal const int TokenIdBytes = 16;

    /// <summary>Composes all of a token but its signature.</summary>
    /// <param name="request">What the caller wants, and the signing key.</param>
    /// <param name="now">Becomes <c>iat</c>, in whole seconds.</param>
    /// <param name="tokenId">16 random bytes; they become <c>jti</c>, so that no two tokens share one.</param>
    /// <returns>An INVALID_REQUEST for a key type that signs no tokens, a negative or endless lifetime, or claims that break the rules.</returns>
    internal static Outcome<UnsignedJwt> Compose(JwtRequest request, DateTimeOffset now, ReadOnlySpan<byte> tokenId)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(tokenId.Length, TokenIdBytes);
        if (JwtAlgorithm.Of(request.Algorithm) is not { } algorithm)
        {
            return BrokerError.InvalidRequest("keys of this type do not sign tokens");
        }

        var issuedAt = now.ToUnixTimeSeconds();
        if (!TryExpire(issuedAt, request.Lifetime, out var expiresAt))
        {
            return BrokerError.InvalidRequest("the lifetime is negative, or ends after the last day that can be written");
        }

        var parsed = JwtClaims.Parse(request.ExtraClaims);
        if (!parsed.IsSuccess)
        {
            return parsed.Error;
        }

        using var extra = parsed.Value;
        var claims = Claims(request, issuedAt, expiresAt, Base64Url.EncodeToString(tokenId), extra.RootElement);
        var header = SortedJson.Write(
        [
            Text("alg", algorithm),
            Text("kid", JwtAlgorithm.KeyId(algorithm, request.PublicKey.Span)),
            Text("typ", "JWT"),
        ]);
        return new UnsignedJwt(
            $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(claims)}",
            expiresAt is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null);
    }

    private static byte[] Claims(JwtRequest request, long issuedAt, long? expiresAt, string tokenId, JsonElement extra)
    {
        var claims = new List<KeyValuePair<string, Action<Utf8JsonWriter>>>
        {
            Text("iss", request.Issuer.Value),
            Text("sub", request.Subject),
            Text("jti", tokenId),
            new("iat", writer => writer.WriteNumberValue(issuedAt)),
        };
        if (expiresAt is { } seconds)
        {
            claims.Add(new("exp", writer => writer.WriteNumberValue(seconds)));
        }

        foreach (var claim in extra.EnumerateObject())
        {
            claims.Add(new(claim.Name, writer => SortedJson.WriteElement(writer, claim.Value)));
        }

        return SortedJson.Write(claims);
    }

    // A fraction of a second rounds up: a token never lives shorter than asked.
    private static bool TryExpire(long issuedAt, TimeSpan? lifetime, out long? expiresAt)
    {
        expiresAt = null;
        if (lifetime is not { } span)
        {
            return true;
        }

        var seconds = (span.Ticks / TimeSpan.TicksPerSecond) + (span.Ticks % TimeSpan.TicksPerSecond > 0 ? 1 : 0);
        expiresAt = issuedAt + seconds;
        return span >= TimeSpan.Zero && expiresAt <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
    }

    private static KeyValuePair<string, Action<Utf8JsonWriter>> Text(string name, string value) =>
        new(name, writer => writer.WriteStringValue(value));
}
