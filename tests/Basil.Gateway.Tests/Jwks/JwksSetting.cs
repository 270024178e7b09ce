// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Basil.Gateway.Jwks;
using Basil.Gateway.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace Basil.Gateway.Tests.Jwks;

/// <summary>A gateway that serves a key set, a clock that a test moves, and a plain HTTP client.</summary>
internal sealed class JwksSetting : IAsyncDisposable
{
    private const int Patience = 500;

    private readonly FakeTimeProvider _time;
    private readonly HttpClient _client;

    private JwksSetting(TestGateway gateway, FakeTimeProvider time)
    {
        Gateway = gateway;
        _time = time;
        _client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = gateway.JwksAddress };
    }

    internal TestGateway Gateway { get; }

    internal FakePublishedKeys Keys => Gateway.Setup.PublishedKeys;

    internal static async Task<JwksSetting> StartAsync(string keys, Action<FakePublishedKeys>? prepare = null)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        var gateway = await TestGateway.StartAsync(setup =>
        {
            setup.Time = time;
            setup.Settings["jwks:listen"] = "127.0.0.1:0";
            setup.Settings["jwks:keys"] = keys;
            prepare?.Invoke(setup.PublishedKeys);
        });
        return new JwksSetting(gateway, time);
    }

    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Lets refreshes pass until the answer is as wanted.</summary>
    internal async Task<HttpResponseMessage> UntilAsync(string awaited, Func<HttpResponseMessage, Task<bool>> wanted)
    {
        for (var i = 0; i < Patience; i++)
        {
            var response = await SendAsync(HttpMethod.Get, "/jwks.json");
            if (await wanted(response))
            {
                return response;
            }

            response.Dispose();
            _time.Advance(JwksPublisher.Interval);
        }

        throw new TimeoutException($"The key set did not come to be: {awaited}.");
    }

    internal Task<HttpResponseMessage> UntilServedAsync() => UntilAsync("served", response => Task.FromResult(response.StatusCode == HttpStatusCode.OK));

    internal Task<HttpResponseMessage> UntilCountAsync(int count) => UntilAsync(
        $"{count} keys", async response => response.StatusCode == HttpStatusCode.OK && (await KidsAsync(response)).Length == count);

    /// <summary>Lets at least two whole refreshes pass.</summary>
    internal async Task RefreshTwiceAsync()
    {
        var asked = Keys.Asked;
        await UntilAsync("two refreshes", _ => Task.FromResult(Keys.Asked >= asked + 6));
    }

    internal static async Task<string[]> KidsAsync(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return [.. document.RootElement.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];
    }

    internal static async Task<string> TagOfContentAsync(HttpResponseMessage response) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)))}\"";

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Gateway.DisposeAsync();
    }
}
