// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Amazon.KeyManagementService;
using Basil.DevKms.Faults;
using Basil.DevKms.Protocol;

namespace Basil.DevKms.Tests.Control;

public sealed class ControlTests
{
    private const string Json = "application/json";

    [Fact]
    public async Task Another_process_arms_and_disarms_faults_and_reads_the_calls()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var token = TestContext.Current.CancellationToken;

        using var added = await endpoint.SendAsync(
            "", new StringContent("{\"kind\":\"throttle\",\"operation\":\"CreateKey\",\"count\":1}"), Json, "/_devkms/faults");
        await Refused.With("ThrottlingException", () => endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT));
        await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        using var listed = await endpoint.SendAsync("", new StringContent(""), Json, "/_devkms/faults", HttpMethod.Get);
        using var calls = await endpoint.SendAsync("", new StringContent(""), Json, "/_devkms/calls?operation=CreateKey&limit=1", HttpMethod.Get);
        using var counts = await endpoint.SendAsync("", new StringContent(""), Json, "/_devkms/counts", HttpMethod.Get);
        using var removed = await endpoint.SendAsync("", new StringContent(""), Json, "/_devkms/faults/1", HttpMethod.Delete);
        using var removedAgain = await endpoint.SendAsync("", new StringContent(""), Json, "/_devkms/faults/1", HttpMethod.Delete);

        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal(1, (await listed.Content.ReadFromJsonAsync<JsonElement>(token))[0].GetProperty("hits").GetInt64());
        var call = Assert.Single((await calls.Content.ReadFromJsonAsync<JsonElement>(token)).EnumerateArray().ToArray());
        Assert.Equal("ok", call.GetProperty("outcome").GetString());
        Assert.Equal(DevKmsCredential.Development.AccessKeyId, call.GetProperty("principal").GetString());
        Assert.Equal(2, (await counts.Content.ReadFromJsonAsync<JsonElement>(token)).GetProperty("CreateKey").GetProperty("total").GetInt64());
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, removedAgain.StatusCode);
        Assert.Empty(endpoint.Server.Faults.Armed);
    }

    [Fact]
    public async Task All_faults_go_at_once_and_alias_propagation_is_a_setting()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        endpoint.Server.Faults.Add(new FaultRule { Kind = FaultKind.Throttle });

        using var set = await endpoint.SendAsync("", new StringContent("{\"aliasPropagationMs\":1500}"), Json, "/_devkms/settings", HttpMethod.Put);
        Assert.Equal(TimeSpan.FromMilliseconds(1500), endpoint.Server.Faults.AliasPropagation);
        using var cleared = await endpoint.SendAsync("", new StringContent(""), Json, "/_devkms/faults", HttpMethod.Delete);

        Assert.Equal(HttpStatusCode.NoContent, cleared.StatusCode);
        Assert.Null(endpoint.Server.Faults.Next(KmsOperation.Sign, _ => true));
        Assert.Equal(TimeSpan.Zero, endpoint.Server.Faults.AliasPropagation);
    }

    [Theory]
    [InlineData("POST", "/_devkms/faults", "{", 400)]
    [InlineData("POST", "/_devkms/faults", "null", 400)]
    [InlineData("POST", "/_devkms/faults", "{}", 400)]
    [InlineData("POST", "/_devkms/faults", "{\"kind\":\"fire\"}", 400)]
    [InlineData("POST", "/_devkms/faults", "{\"kind\":\"throttle\",\"cuont\":1}", 400)]
    [InlineData("POST", "/_devkms/faults", "{\"kind\":\"throttle\",\"count\":0}", 400)]
    [InlineData("PUT", "/_devkms/settings", "{\"aliasPropagationMs\":-1}", 400)]
    [InlineData("GET", "/_devkms/calls?operation=Fly", "", 400)]
    [InlineData("GET", "/_devkms/calls?limit=x", "", 400)]
    [InlineData("GET", "/_devkms/calls?limit=0", "", 400)]
    [InlineData("GET", "/_devkms/none", "", 404)]
    public async Task What_control_does_not_understand_it_refuses(string method, string path, string body, int status)
    {
        await using var endpoint = await TestEndpoint.StartAsync();

        using var response = await endpoint.SendAsync("", new StringContent(body), Json, path, new HttpMethod(method));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(endpoint.Server.Faults.Armed);
    }

    [Fact]
    public async Task A_web_page_cannot_reach_control()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler());
        using var rebound = new HttpRequestMessage(HttpMethod.Get, new Uri(endpoint.Server.Endpoint, "/_devkms/calls"));
        rebound.Headers.Host = "devkms.example";

        using var form = await endpoint.SendAsync("", new StringContent("{\"kind\":\"throttle\"}"), "text/plain", "/_devkms/faults");
        using var answer = await http.SendAsync(rebound, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
