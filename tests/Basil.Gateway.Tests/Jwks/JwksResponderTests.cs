// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Basil.Core.Errors;

namespace Basil.Gateway.Tests.Jwks;

public sealed class JwksResponderTests
{
    [Theory]
    [InlineData("/jwks.json")]
    [InlineData("/.well-known/jwks.json")]
    [InlineData("/jwks.json?cache=no")]
    public async Task The_set_has_its_media_type_its_lifetime_and_a_tag_of_its_bytes(string path)
    {
        await using var setting = await JwksSetting.StartAsync("app.p256, app.p521");
        using var first = await setting.UntilServedAsync();

        using var got = await setting.SendAsync(HttpMethod.Get, path);
        using var head = await setting.SendAsync(HttpMethod.Head, path);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (got.StatusCode, head.StatusCode));
        Assert.Equal("application/jwk-set+json", got.Content.Headers.ContentType?.ToString());
        Assert.Equal("public, max-age=300", got.Headers.CacheControl?.ToString());
        Assert.Equal((await JwksSetting.TagOfContentAsync(got), false), (got.Headers.ETag!.Tag, got.Headers.ETag.IsWeak));
        Assert.Equal((got.Headers.ETag, got.Content.Headers.ContentLength), (head.Headers.ETag, head.Content.Headers.ContentLength));
        Assert.Equal(2, (await JwksSetting.KidsAsync(got)).Length);
        Assert.False(got.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(got.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("TAG", HttpStatusCode.NotModified)]
    [InlineData("W/TAG", HttpStatusCode.NotModified)]
    [InlineData("\"other\", TAG", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"other\"", HttpStatusCode.OK)]
    [InlineData("unquoted", HttpStatusCode.OK)]
    [InlineData("\"", HttpStatusCode.OK)]
    public async Task A_caller_that_has_the_set_is_told_so(string condition, HttpStatusCode expected)
    {
        await using var setting = await JwksSetting.StartAsync("app.p256");
        using var first = await setting.UntilServedAsync();

        using var response = await setting.SendAsync(
            HttpMethod.Get, "/jwks.json", ("If-None-Match", condition.Replace("TAG", first.Headers.ETag!.Tag, StringComparison.Ordinal)));

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal((first.Headers.ETag, "public, max-age=300"), (response.Headers.ETag, response.Headers.CacheControl?.ToString()));
        Assert.Equal(expected == HttpStatusCode.OK, (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 0);
    }

    [Fact]
    public async Task Requests_ask_nobody()
    {
        await using var setting = await JwksSetting.StartAsync("app.p256");
        using var first = await setting.UntilServedAsync();
        var asked = setting.Keys.Asked;

        for (var i = 0; i < 100; i++)
        {
            using var response = await setting.SendAsync(HttpMethod.Get, "/jwks.json");
            Assert.Equal(first.Headers.ETag, response.Headers.ETag);
        }

        Assert.Equal(asked, setting.Keys.Asked);
    }

    [Fact]
    public async Task While_no_key_is_known_a_caller_is_told_when_to_come_back()
    {
        await using var setting = await JwksSetting.StartAsync("app.p256", keys => keys.Fail("app.p256", BrokerError.BackendUnavailable()));
        await setting.RefreshTwiceAsync();

        using (var unknown = await setting.SendAsync(HttpMethod.Get, "/jwks.json"))
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (unknown.StatusCode, unknown.Headers.RetryAfter?.Delta));
            Assert.Null(unknown.Headers.ETag);
        }

        setting.Keys.Recover("app.p256");
        using var known = await setting.UntilCountAsync(1);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/jwks.json", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", "/jwks.json", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/.well-known/jwks.json", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/jwks.json/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/JWKS.json", HttpStatusCode.NotFound)]
    [InlineData("GET", "/.well-known/openid-configuration", HttpStatusCode.NotFound)]
    public async Task Anything_else_is_not_there(string method, string path, HttpStatusCode expected)
    {
        await using var setting = await JwksSetting.StartAsync("app.p256");
        using var first = await setting.UntilServedAsync();

        using var response = await setting.SendAsync(new HttpMethod(method), path);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.MethodNotAllowed ? ["GET", "HEAD"] : [], response.Content.Headers.Allow);
    }
}
