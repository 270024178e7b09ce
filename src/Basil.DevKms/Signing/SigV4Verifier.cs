// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using Basil.DevKms.Keys;
using Basil.DevKms.Protocol;
using Microsoft.AspNetCore.Http;

namespace Basil.DevKms.Signing;

/// <summary>Checks AWS Signature Version 4 on requests to the <c>kms</c> service of one region, with the refusals of AWS.</summary>
internal sealed class SigV4Verifier(AccountRegion home, IEnumerable<DevKmsCredential> credentials, TimeProvider time)
{
    private const string Service = "kms";
    private const string TimestampFormat = "yyyyMMdd'T'HHmmss'Z'";

    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(5);
    private static readonly string[] MustBeSigned = ["host", "x-amz-date", "x-amz-target"];

    private readonly FrozenDictionary<string, DevKmsCredential> _credentials =
        credentials.ToFrozenDictionary(credential => credential.AccessKeyId, StringComparer.Ordinal);

    private readonly SigningKeys _keys = new();

    /// <summary>The access key id that signed the request, or the refusal.</summary>
    public KmsOutcome<string> Verify(HttpRequest request, ReadOnlySpan<byte> body)
    {
        var authorization = request.Headers.Authorization;
        if (authorization.Count == 0 || string.IsNullOrEmpty(authorization[0]))
        {
            return KmsError.Refused("MissingAuthenticationTokenException", "Missing Authentication Token");
        }

        if (!AuthorizationHeader.Parse(authorization[0]!).TryGet(out var header, out var error))
        {
            return error;
        }

        if (!_credentials.TryGetValue(header.AccessKeyId, out var credential)
            || !string.Equals(request.Headers["X-Amz-Security-Token"].ToString(), credential.SessionToken ?? "", StringComparison.Ordinal))
        {
            return KmsError.Refused("UnrecognizedClientException", "The security token included in the request is invalid.");
        }

        var timestamp = request.Headers["X-Amz-Date"].ToString();
        if ((ScopeRefusal(header) ?? SignedHeadersRefusal(header) ?? TimeRefusal(header, timestamp)) is { } refusal)
        {
            return refusal;
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var signingKey = _keys.Get(credential, header.Date, header.Region, header.Service);
        RequestSignature.Compute(signingKey, timestamp, header, request, body, expected);
        return CryptographicOperations.FixedTimeEquals(expected, header.Signature)
            ? credential.AccessKeyId
            : Invalid(
                "The signature is not the one of this request and this secret access key; check the key and how the request was signed.");
    }

    private static KmsError Invalid(string message) => KmsError.Refused("InvalidSignatureException", message);

    private static KmsError? SignedHeadersRefusal(AuthorizationHeader header)
    {
        var names = header.SignedHeaders.Split(';');
        for (var i = 1; i < names.Length; i++)
        {
            if (string.CompareOrdinal(names[i - 1], names[i]) >= 0)
            {
                return Invalid("SignedHeaders must be in ascending order, each once.");
            }
        }

        foreach (var name in MustBeSigned)
        {
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                return Invalid($"'{name}' must be a 'SignedHeader' in the AWS Authorization.");
            }
        }

        return null;
    }

    private KmsError? ScopeRefusal(AuthorizationHeader header) =>
        !string.Equals(header.Region, home.Region, StringComparison.Ordinal)
            ? Invalid($"Credential should be scoped to a valid region, not '{header.Region}'; DevKms serves {home.Region}.")
        : !string.Equals(header.Service, Service, StringComparison.Ordinal)
            ? Invalid($"Credential should be scoped to correct service: '{Service}'.")
        : null;

    private KmsError? TimeRefusal(AuthorizationHeader header, string timestamp)
    {
        if (!DateTimeOffset.TryParseExact(
            timestamp, TimestampFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signed))
        {
            return KmsError.Refused("IncompleteSignatureException", "Date must be in ISO-8601 'basic format' in the X-Amz-Date header.");
        }

        if (!timestamp.StartsWith(header.Date, StringComparison.Ordinal) || header.Date.Length != 8)
        {
            return Invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.");
        }

        var now = time.GetUtcNow();
        var nowText = now.UtcDateTime.ToString(TimestampFormat, CultureInfo.InvariantCulture);
        return signed < now - LargestSkew
                ? Invalid($"Signature expired: {timestamp} is now earlier than {nowText} - 5 min.")
            : signed > now + LargestSkew
                ? Invalid($"Signature not yet current: {timestamp} is still later than {nowText} + 5 min.")
            : null;
    }
}
