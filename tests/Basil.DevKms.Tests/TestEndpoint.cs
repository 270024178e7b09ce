// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Basil.DevKms.Quotas;

namespace Basil.DevKms.Tests;

/// <summary>A DevKms in this process and an AWS SDK client that does not repeat itself.</summary>
internal sealed class TestEndpoint : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(20) };

    private TestEndpoint(DevKmsServer server)
    {
        Server = server;
        Kms = Client(DevKmsCredential.Development);
    }

    public DevKmsServer Server { get; }

    public AmazonKeyManagementServiceClient Kms { get; }

    /// <summary>Without quotas unless the options say otherwise.</summary>
    public static async Task<TestEndpoint> StartAsync(DevKmsOptions? options = null, TimeProvider? time = null) => new(
        await DevKmsServer.StartAsync(
            options ?? new DevKmsOptions { Quotas = new QuotaOptions { Enabled = false } },
            timeProvider: time,
            cancellationToken: TestContext.Current.CancellationToken));

    public AmazonKeyManagementServiceClient Client(DevKmsCredential credential, string? region = null) => new(
        credential.SessionToken is null
            ? new BasicAWSCredentials(credential.AccessKeyId, credential.SecretAccessKey)
            : new SessionAWSCredentials(credential.AccessKeyId, credential.SecretAccessKey, credential.SessionToken),
        new AmazonKeyManagementServiceConfig
        {
            ServiceURL = Server.Endpoint.ToString(),
            AuthenticationRegion = region ?? Server.Options.Region,
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            Timeout = TimeSpan.FromSeconds(20),
        });

    public async Task<KeyMetadata> CreateKeyAsync(KeySpec spec, bool multiRegion = false) => (await Kms.CreateKeyAsync(
        new CreateKeyRequest
        {
            KeySpec = spec,
            KeyUsage = spec == KeySpec.SYMMETRIC_DEFAULT ? KeyUsageType.ENCRYPT_DECRYPT : KeyUsageType.SIGN_VERIFY,
            MultiRegion = multiRegion,
        },
        TestContext.Current.CancellationToken)).KeyMetadata;

    public async Task CreateAliasAsync(string name, string keyId) => await Kms.CreateAliasAsync(
        new CreateAliasRequest { AliasName = name, TargetKeyId = keyId }, TestContext.Current.CancellationToken);

    public Task<SignResponse> SignAsync(string keyId, byte[]? message = null, string algorithm = "ECDSA_SHA_256") => Kms.SignAsync(
        new SignRequest { KeyId = keyId, Message = new MemoryStream(message ?? [1, 2, 3]), SigningAlgorithm = algorithm },
        TestContext.Current.CancellationToken);

    /// <summary>An unsigned request as it stands.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string target, HttpContent content, string contentType = "application/x-amz-json-1.1", string path = "/", HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, new Uri(Server.Endpoint, path)) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        Kms.Dispose();
        await Server.DisposeAsync();
    }
}
