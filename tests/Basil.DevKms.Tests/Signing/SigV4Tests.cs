// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Time.Testing;

namespace Basil.DevKms.Tests.Signing;

/// <summary>The SDK's own signer is the judge of what must pass.</summary>
public sealed class SigV4Tests
{
    [Fact]
    public async Task The_signer_of_a_request_is_in_the_call_log()
    {
        await using var endpoint = await TestEndpoint.StartAsync();

        await ListAsync(endpoint.Kms);

        Assert.Equal(DevKmsCredential.Development.AccessKeyId, Assert.Single(endpoint.Server.Calls.Recent()).Principal);
    }

    [Fact]
    public async Task Only_known_keys_with_the_right_secret_are_taken()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        using var stranger = endpoint.Client(new DevKmsCredential("AKIDSTRANGER00000000", "x"));
        using var impostor = endpoint.Client(DevKmsCredential.Development with { SecretAccessKey = "x" });
        using var elsewhere = endpoint.Client(DevKmsCredential.Development, region: "eu-west-1");

        await Refused.With("UnrecognizedClientException", () => ListAsync(stranger));
        await Refused.With("InvalidSignatureException", () => ListAsync(impostor));
        await Refused.With("InvalidSignatureException", () => ListAsync(elsewhere));
        Assert.All(endpoint.Server.Calls.Recent(), call => Assert.Null(call.Principal));
    }

    [Fact]
    public async Task A_session_token_belongs_to_its_key()
    {
        var session = new DevKmsCredential("ASIDSESSION000000000", "secret", "token");
        await using var endpoint = await TestEndpoint.StartAsync(new DevKmsOptions { Credentials = [session] });
        using var holder = endpoint.Client(session);
        using var without = endpoint.Client(session with { SessionToken = null });
        using var other = endpoint.Client(session with { SessionToken = "nekot" });

        await ListAsync(holder);
        await Refused.With("UnrecognizedClientException", () => ListAsync(without));
        await Refused.With("UnrecognizedClientException", () => ListAsync(other));
    }

    [Theory]
    [InlineData(-6, "InvalidSignatureException")]
    [InlineData(-4, null)]
    [InlineData(4, null)]
    [InlineData(6, "InvalidSignatureException")]
    public async Task A_clock_may_be_off_by_5_minutes(int minutes, string? code)
    {
        await using var endpoint = await TestEndpoint.StartAsync(
            new DevKmsOptions(), new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(minutes)));

        if (code is null)
        {
            await ListAsync(endpoint.Kms);
        }
        else
        {
            var refusal = await Refused.With(code, () => ListAsync(endpoint.Kms));
            Assert.StartsWith(minutes > 0 ? "Signature expired" : "Signature not yet current", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_request_that_was_changed_after_signing_is_refused()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        (string Code, Action<HttpRequestMessage> Change)[] changes =
        [
            ("InvalidSignatureException", request => request.Content = Same(request, Encoding.UTF8.GetBytes("{\"Limit\":7}"))),
            ("InvalidSignatureException", request => Replace(request, "X-Amz-Target", "TrentService.ListAliases")),
            ("InvalidSignatureException", request => Replace(request, "X-Amz-Date", "20200101T000000Z")),
            ("IncompleteSignatureException", request => Replace(request, "X-Amz-Date", "yesterday")),
            ("InvalidSignatureException", request => Authorization(request, text => text[..^1] + (text[^1] == '0' ? '1' : '0'))),
            ("InvalidSignatureException", request => Authorization(request, text => text[..^1])),
            ("InvalidSignatureException", request => Authorization(request, text => text[..^1] + 'g')),
            ("InvalidSignatureException", request => Authorization(request, text => text.Replace("x-amz-target", "x-amz-zarget", StringComparison.Ordinal))),
            ("InvalidSignatureException", request => Authorization(request, text => text.Replace("host;", "", StringComparison.Ordinal))),
            ("InvalidSignatureException", request => Authorization(request, text => text.Replace("/kms/", "/sts/", StringComparison.Ordinal))),
            ("IncompleteSignatureException", request => Authorization(request, text => text.Replace("aws4_request", "aws5_request", StringComparison.Ordinal))),
            ("IncompleteSignatureException", request => Authorization(request, text => text.Replace("SignedHeaders", "SignedFooters", StringComparison.Ordinal))),
            ("IncompleteSignatureException", request => Authorization(request, text => text[..text.LastIndexOf(',')])),
            ("IncompleteSignatureException", request => Authorization(request, _ => "Basic dXNlcjpwYXNz")),
            ("MissingAuthenticationTokenException", request => request.Headers.Remove("Authorization")),
        ];
        foreach (var (code, change) in changes)
        {
            using var client = new AmazonKeyManagementServiceClient(
                new BasicAWSCredentials(DevKmsCredential.Development.AccessKeyId, DevKmsCredential.Development.SecretAccessKey),
                new AmazonKeyManagementServiceConfig
                {
                    ServiceURL = endpoint.Server.Endpoint.ToString(),
                    AuthenticationRegion = "us-east-1",
                    MaxErrorRetry = 0,
                    MaxStaleConnectionRetries = 0,
                    HttpClientFactory = new TamperingFactory(request =>
                    {
                        change(request);
                        return Task.CompletedTask;
                    }),
                });

            await Refused.With(code, () => ListAsync(client));
        }

        Assert.DoesNotContain(endpoint.Server.Calls.Recent(Basil.DevKms.Protocol.KmsOperation.ListKeys), call => call.Outcome == "ok");
        Assert.Equal(key.KeyId, Assert.Single((await ListAsync(endpoint.Kms)).Keys).KeyId);
    }

    private static Task<ListKeysResponse> ListAsync(AmazonKeyManagementServiceClient client) =>
        client.ListKeysAsync(new ListKeysRequest(), TestContext.Current.CancellationToken);

    private static ByteArrayContent Same(HttpRequestMessage request, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = request.Content!.Headers.ContentType;
        return content;
    }

    private static void Replace(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        Assert.True(request.Headers.TryAddWithoutValidation(name, value));
    }

    private static void Authorization(HttpRequestMessage request, Func<string, string> change)
    {
        var text = string.Join(',', request.Headers.NonValidated["Authorization"]);
        Replace(request, "Authorization", change(text));
    }
}
