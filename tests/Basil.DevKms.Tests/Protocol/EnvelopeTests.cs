// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Text;
using System.Text.Json;
using Basil.DevKms.Quotas;

namespace Basil.DevKms.Tests.Protocol;

public sealed class EnvelopeTests
{
    private static readonly DevKmsOptions Unsigned = new() { VerifySignatures = false, Quotas = new QuotaOptions { Enabled = false } };

    [Theory]
    [InlineData("TrentService.GenerateDataKey")]
    [InlineData("TrentService.sign")]
    [InlineData("Sign")]
    [InlineData("TrentService.0")]
    [InlineData("")]
    public async Task An_operation_that_is_not_there_is_UnknownOperationException(string target)
    {
        await using var endpoint = await TestEndpoint.StartAsync(Unsigned);

        using var response = await endpoint.SendAsync(target, new StringContent("{}"));

        await ExpectAsync(response, HttpStatusCode.BadRequest, "UnknownOperationException");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"KeyId\":5}")]
    [InlineData("{\"KeyId\":\"\\ud800\"}")]
    [InlineData("{\"Message\":\"not base64\"}")]
    [InlineData("{\"Message\":\"AAA\"}")]
    [InlineData("{\"DryRun\":\"true\"}")]
    [InlineData("{\"KeyId\":{\"a\":[[[[[]]]]]}}")]
    public async Task A_body_that_is_not_the_request_is_SerializationException(string body)
    {
        await using var endpoint = await TestEndpoint.StartAsync(Unsigned);

        using var response = await endpoint.SendAsync("TrentService.Sign", new StringContent(body));

        await ExpectAsync(response, HttpStatusCode.BadRequest, "SerializationException");
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_nesting_without_end_are_SerializationException()
    {
        await using var endpoint = await TestEndpoint.StartAsync(Unsigned);

        using var bytes = await endpoint.SendAsync("TrentService.Sign", new ByteArrayContent([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x7D]));
        using var nested = await endpoint.SendAsync(
            "TrentService.CreateKey", new StringContent("{\"Tags\":" + new string('[', 100_000) + new string(']', 100_000) + "}"));

        await ExpectAsync(bytes, HttpStatusCode.BadRequest, "SerializationException");
        await ExpectAsync(nested, HttpStatusCode.BadRequest, "SerializationException");
    }

    [Fact]
    public async Task Unknown_members_are_tolerated()
    {
        await using var endpoint = await TestEndpoint.StartAsync(Unsigned);

        using var response = await endpoint.SendAsync("TrentService.ListKeys", new StringContent("{\"FromTheFuture\":{\"a\":[1]},\"Limit\":10}"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_beyond_the_limit_is_413_and_the_endpoint_lives(bool lengthStated)
    {
        await using var endpoint = await TestEndpoint.StartAsync(Unsigned);
        var bytes = Encoding.ASCII.GetBytes("{\"Description\":\"" + new string('x', 300_000) + "\"}");

        using var response = await endpoint.SendAsync(
            "TrentService.CreateKey", lengthStated ? new ByteArrayContent(bytes) : new StreamContent(new UnseekableStream(bytes)));
        using var after = await endpoint.SendAsync("TrentService.ListKeys", new StringContent("{}"));

        await ExpectAsync(response, HttpStatusCode.RequestEntityTooLarge, "RequestEntityTooLargeException");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Empty(endpoint.Server.Store.State.Keys);
    }

    [Fact]
    public async Task Only_POST_of_the_media_type_to_the_root_is_served()
    {
        await using var endpoint = await TestEndpoint.StartAsync(Unsigned);

        using var get = await endpoint.SendAsync("TrentService.ListKeys", new StringContent("{}"), method: HttpMethod.Get);
        using var text = await endpoint.SendAsync("TrentService.ListKeys", new StringContent("{}"), contentType: "text/plain");
        using var elsewhere = await endpoint.SendAsync("TrentService.ListKeys", new StringContent("{}"), path: "/kms");

        await ExpectAsync(get, HttpStatusCode.MethodNotAllowed, "UnknownOperationException");
        await ExpectAsync(text, HttpStatusCode.UnsupportedMediaType, "UnsupportedMediaTypeException");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Alias_changes_answer_200_without_a_body_and_with_a_request_id()
    {
        await using var endpoint = await TestEndpoint.StartAsync(Unsigned);
        var key = await endpoint.CreateKeyAsync("SYMMETRIC_DEFAULT");

        foreach (var operation in new[] { "CreateAlias", "UpdateAlias", "DeleteAlias" })
        {
            using var response = await endpoint.SendAsync(
                $"TrentService.{operation}", new StringContent($"{{\"AliasName\":\"alias/a\",\"TargetKeyId\":\"{key.KeyId}\"}}"));

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(0, response.Content.Headers.ContentLength);
            Assert.True(Guid.TryParse(Assert.Single(response.Headers.GetValues("x-amzn-RequestId")), out _));
        }
    }

    private static async Task ExpectAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(code, body.RootElement.GetProperty("__type").GetString());
        Assert.False(string.IsNullOrEmpty(body.RootElement.GetProperty("message").GetString()));
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/x-amz-json-1.1", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.Contains("x-amzn-RequestId"));
    }
}
