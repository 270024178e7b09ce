// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.Runtime;

namespace Basil.Backends.AwsKms;

/// <summary>Gives the SDK one HTTP client whose limits are stated here.</summary>
internal sealed class KmsHttpClientFactory : HttpClientFactory, IDisposable
{
    /// <summary>Connections are opened on the attempt's time; a TCP and TLS handshake within a region takes a few milliseconds.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(1);

    /// <summary>KMS moves behind DNS; a connection older than this is not used for new calls, so that a move is followed.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// HTTP/1.1 has one call on a connection at a time, so a class of 1,000 calls a second needs 500 when KMS takes 0.5 s, which is far
    /// above its usual 5 to 20 ms.
    /// </summary>
    private const int MaxConnections = 512;

    private readonly HttpClient _client;

    /// <param name="reuseConnections">
    /// False where a request must not meet a connection that the other side is just closing: its fate would be unknown.
    /// </param>
    internal KmsHttpClientFactory(bool reuseConnections)
    {
        _client = new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = reuseConnections ? ConnectionLifetime : TimeSpan.Zero,
            MaxConnectionsPerServer = MaxConnections,
            AllowAutoRedirect = false,
            UseCookies = false,

            // Trace ids of ours are nothing to AWS.
            ActivityHeadersPropagator = null,
        })
        {
            // Each attempt carries a token with its own deadline.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => _client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => _client.Dispose();
}
