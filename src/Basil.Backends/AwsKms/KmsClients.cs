// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon;
using Amazon.KeyManagementService;
using Amazon.Runtime;

namespace Basil.Backends.AwsKms;

/// <summary>
/// The SDK's clients of one backend. Neither repeats anything by itself: left to its defaults the SDK sends one CreateKey up to 13 times.
/// </summary>
internal sealed class KmsClients : IDisposable
{
    private readonly KmsHttpClientFactory _serving = new(reuseConnections: true);
    private readonly KmsHttpClientFactory _creating = new(reuseConnections: false);

    /// <exception cref="AmazonClientException">The region cannot be found, or the profile.</exception>
    internal KmsClients(AwsKmsOptions options)
    {
        Serving = new AmazonKeyManagementServiceClient(Configure(options, _serving));
        Creating = new AmazonKeyManagementServiceClient(Configure(options, _creating));
    }

    /// <summary>For operations that may be sent again.</summary>
    internal IAmazonKeyManagementService Serving { get; }

    /// <summary>For operations that are sent once: every request has a fresh connection.</summary>
    internal IAmazonKeyManagementService Creating { get; }

    public void Dispose()
    {
        Serving.Dispose();
        Creating.Dispose();
        _serving.Dispose();
        _creating.Dispose();
    }

    private static AmazonKeyManagementServiceConfig Configure(AwsKmsOptions options, HttpClientFactory http)
    {
        var config = new AmazonKeyManagementServiceConfig
        {
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            HttpClientFactory = http,
            AllowAutoRedirect = false,
            DisableLogging = true,
            LogResponse = false,
            LogMetrics = false,
        };
        if (options.Profile is { } profile)
        {
            config.Profile = new Profile(profile);
        }

        if (options.Region is { } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);

            // Without it the SDK guesses the signature's scope from the endpoint's address at every call, a tenth of the call's CPU time.
            config.AuthenticationRegion = region;
        }

        if (options.Endpoint is { } endpoint)
        {
            // Setting the URL clears the region, which then only names the signature's scope.
            config.ServiceURL = endpoint;
        }

        return config;
    }
}
