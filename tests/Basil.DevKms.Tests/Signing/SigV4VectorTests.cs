// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.DevKms.Signing;
using Microsoft.AspNetCore.Http;

namespace Basil.DevKms.Tests.Signing;

/// <summary>Examples that AWS has published: "Deriving a signing key", the ListUsers walk-through, and the Signature Version 4 test suite.</summary>
public sealed class SigV4VectorTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    [Theory]
    [InlineData("20120215", "f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d")]
    [InlineData("20150830", "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9")]
    public void The_signing_key_is_derived_as_published(string date, string key) =>
        Assert.Equal(key, Convert.ToHexStringLower(SigningKeys.Derive(Secret, date, "us-east-1", "iam")));

    [Theory]
    [InlineData("GET", "", "service", "example.amazonaws.com", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "", "service", "example.amazonaws.com", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData(
        "GET",
        "?Version=2010-05-08&Action=ListUsers",
        "iam",
        "iam.amazonaws.com",
        "application/x-www-form-urlencoded; charset=utf-8",
        "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7")]
    public void A_request_is_signed_as_published(string method, string query, string service, string host, string contentType, string signature)
    {
        const string Timestamp = "20150830T123600Z";
        var request = new DefaultHttpContext().Request;
        request.Method = method;
        request.Path = "/";
        request.QueryString = new QueryString(query);
        request.Headers.Host = host;
        request.Headers["X-Amz-Date"] = Timestamp;
        var signedHeaders = "host;x-amz-date";
        if (contentType.Length > 0)
        {
            request.Headers.ContentType = contentType;
            signedHeaders = "content-type;" + signedHeaders;
        }

        var header = new AuthorizationHeader("AKIDEXAMPLE", "20150830", "us-east-1", service, signedHeaders, []);
        var computed = new byte[32];
        RequestSignature.Compute(SigningKeys.Derive(Secret, "20150830", "us-east-1", service), Timestamp, header, request, [], computed);

        Assert.Equal(signature, Convert.ToHexStringLower(computed));
    }

    [Fact]
    public void Header_values_are_trimmed_their_spaces_folded_and_repeated_ones_joined()
    {
        var spaced = new DefaultHttpContext().Request;
        spaced.Headers["X-A"] = new[] { "  a   b  c ", "d" };
        var plain = new DefaultHttpContext().Request;
        plain.Headers["X-A"] = "a b c,d";
        var first = new byte[32];
        var second = new byte[32];

        CanonicalRequest.Hash(spaced, "x-a", Encoding.UTF8.GetBytes("body"), first);
        CanonicalRequest.Hash(plain, "x-a", Encoding.UTF8.GetBytes("body"), second);

        Assert.Equal(first, second);
    }
}
