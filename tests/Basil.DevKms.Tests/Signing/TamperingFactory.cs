// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.Runtime;

namespace Basil.DevKms.Tests.Signing;

/// <summary>Changes requests after the SDK has signed them.</summary>
internal sealed class TamperingFactory(Func<HttpRequestMessage, Task> tamper) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new TamperingHandler(tamper));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class TamperingHandler(Func<HttpRequestMessage, Task> tamper) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await tamper(request);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
