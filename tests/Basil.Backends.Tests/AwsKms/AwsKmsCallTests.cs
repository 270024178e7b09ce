// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Basil.Backends.AwsKms;
using Basil.Backends.Resilience;
using Basil.Backends.Tests.Conformance;
using Basil.Core.Backends;
using Basil.Core.Keys;
using Basil.DevKms.Faults;
using Basil.DevKms.Protocol;
using Microsoft.Extensions.Logging.Abstractions;

namespace Basil.Backends.Tests.AwsKms;

/// <summary>How calls reach a KMS that misbehaves, counted there.</summary>
public sealed class AwsKmsCallTests : IAsyncLifetime
{
    private readonly DevKmsHost _host = new();
    private KmsAdmin? _admin;
    private AwsKmsBackend? _backend;

    private AwsKmsBackend Backend => _backend!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _admin = new KmsAdmin(_host.Endpoint);
        _backend = KmsAdmin.Backend(_host.Endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        await Backend.DisposeAsync();
        _admin?.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Every_call_names_the_key_as_the_catalog_does()
    {
        var (signing, _) = await _admin!.ExistingAsync(KeyAlgorithm.EcdsaP256, Token);
        var (encrypting, _) = await _admin.ExistingAsync(KeyAlgorithm.Aes256Gcm, Token);

        await Backend.DescribeAsync(signing, Token);
        await Backend.GetPublicKeyAsync(signing, Token);
        var signature = (await Backend.SignAsync(signing, new byte[1], Token)).Value.Signature;
        await Backend.VerifyAsync(signing, new byte[1], signature, Token);
        var ciphertext = (await Backend.EncryptAsync(encrypting, new byte[1], null, Token)).Value.Bytes;
        await Backend.DecryptAsync(encrypting, ciphertext, null, Token);

        foreach (var operation in new[] { KmsOperation.DescribeKey, KmsOperation.GetPublicKey, KmsOperation.Sign, KmsOperation.Verify })
        {
            Assert.Equal(signing.Path, Assert.Single(_host.Server.Calls.Recent(operation)).KeyReference);
        }

        Assert.Equal(encrypting.Path, Assert.Single(_host.Server.Calls.Recent(KmsOperation.Encrypt)).KeyReference);
        Assert.Equal(encrypting.Path, Assert.Single(_host.Server.Calls.Recent(KmsOperation.Decrypt)).KeyReference);
    }

    [Theory]
    [InlineData(nameof(FaultKind.Internal))]
    [InlineData(nameof(FaultKind.Unavailable))]
    [InlineData(nameof(FaultKind.ResetBeforeCommit))]
    [InlineData(nameof(FaultKind.ResetAfterCommit))]
    [InlineData(nameof(FaultKind.Throttle))]
    public async Task A_passing_failure_is_not_seen_by_the_caller(string kind)
    {
        var (key, _) = await _admin!.ExistingAsync(KeyAlgorithm.EcdsaP256, Token);
        _host.Server.Faults.Add(new FaultRule { Kind = Enum.Parse<FaultKind>(kind), Operation = KmsOperation.Sign, Count = 2 });

        Assert.True((await Backend.SignAsync(key, new byte[1], Token)).IsSuccess);

        Assert.Equal(3, _host.Server.Calls.Count(KmsOperation.Sign).Total);
    }

    [Fact]
    public async Task A_lasting_failure_is_sent_as_often_as_configured_and_no_more()
    {
        var (key, _) = await _admin!.ExistingAsync(KeyAlgorithm.EcdsaP256, Token);
        _host.Server.Faults.Add(new FaultRule { Kind = FaultKind.ResetBeforeCommit, Operation = KmsOperation.Sign });

        Assert.Equal(BackendFaultKind.Unreachable, (await Backend.SignAsync(key, new byte[1], Token)).Fault?.Kind);

        Assert.Equal(3, _host.Server.Calls.Count(KmsOperation.Sign).Total);
    }

    [Fact]
    public async Task A_lasting_refusal_is_sent_once()
    {
        var (key, _) = await _admin!.ExistingAsync(KeyAlgorithm.EcdsaP256, Token);
        _host.Server.Faults.Add(new FaultRule { Kind = FaultKind.Error, Code = "AccessDeniedException", Operation = KmsOperation.Sign });

        var fault = (await Backend.SignAsync(key, new byte[1], Token)).Fault;

        Assert.Equal(BackendFaultKind.Refused, fault?.Kind);
        Assert.Equal("kms:Sign", fault?.MissingAction);
        Assert.Equal(1, _host.Server.Calls.Count(KmsOperation.Sign).Total);
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_once_while_the_kms_hangs()
    {
        var (key, _) = await _admin!.ExistingAsync(KeyAlgorithm.EcdsaP256, Token);
        await Backend.DescribeAsync(key, Token);
        _host.Server.Faults.Add(new FaultRule { Kind = FaultKind.Hang, Operation = KmsOperation.Sign });
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var watch = Stopwatch.StartNew();

        var signing = Backend.SignAsync(key, new byte[1], caller.Token);
        caller.CancelAfter(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => signing);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_kms_that_hangs_is_unreachable_after_the_attempts_time()
    {
        var (key, _) = await _admin!.ExistingAsync(KeyAlgorithm.EcdsaP256, Token);
        await using var hasty = KmsAdmin.Backend(_host.Endpoint, options =>
        {
            options.AttemptTimeoutSeconds = 0.1;
            options.MaxAttempts = 1;
        });
        await hasty.DescribeAsync(key, Token);
        _host.Server.Faults.Add(new FaultRule { Kind = FaultKind.Hang, Operation = KmsOperation.Sign });

        var fault = (await hasty.SignAsync(key, new byte[1], Token)).Fault;

        Assert.Equal(BackendFaultKind.Unreachable, fault?.Kind);
        Assert.Equal("AttemptTimeout", fault?.Code);
    }

    [Theory]
    [InlineData(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>")]
    [InlineData(503, "text/html", "<html><body><h1>503 Service Unavailable</h1></body></html>")]
    [InlineData(503, "text/plain", "")]
    [InlineData(407, "text/html", "<html>proxy</html>")]
    [InlineData(504, "application/json", "{\"message\":\"Endpoint request timed out\"}")]
    public async Task An_answer_of_something_between_us_and_the_kms_is_unreachable_and_tried_again(int status, string type, string body)
    {
        var answered = 0;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var proxy = AnswerAsync();
        await using var backend = KmsAdmin.Backend(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));

        var fault = (await backend.DescribeAsync(KmsAdmin.Absent(KeyAlgorithm.EcdsaP256), Token)).Fault;
        await stop.CancelAsync();
        await proxy;

        Assert.Equal((BackendFaultKind.Unreachable, 3), (fault?.Kind, answered));
        Assert.Contains($"{status}", fault!.Detail, StringComparison.Ordinal);

        async Task AnswerAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync(stop.Token);
                    var stream = client.GetStream();
                    for (var request = new byte[1]; request[0] != (byte)'}';)
                    {
                        // The body is a JSON object, and nothing before it has a brace.
                        await stream.ReadExactlyAsync(request, stop.Token);
                    }

                    var answer = $"HTTP/1.1 {status} x\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), stop.Token);
                    answered++;
                }
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }

    [Fact]
    public async Task The_endpoint_of_the_environment_is_honoured()
    {
        var (key, arn) = await _admin!.ExistingAsync(KeyAlgorithm.EcdsaP256, Token);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_KMS", _host.Endpoint.ToString());
        try
        {
            await using var backend = AwsKmsRegistration.Create(
                "kms", new AwsKmsOptions { Region = "us-east-1" }, new BackendPipelineOptions(), TimeProvider.System, NullLoggerFactory.Instance);

            Assert.Equal(arn, (await backend.DescribeAsync(key, Token)).Value.BackendKeyId);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_KMS", null);
        }
    }

    [Fact]
    public async Task A_profile_that_does_not_exist_is_told_as_bad_credentials()
    {
        await using var backend = AwsKmsRegistration.Create(
            "kms",
            new AwsKmsOptions { Region = "us-east-1", Endpoint = _host.Endpoint.ToString(), Profile = "nobody" },
            new BackendPipelineOptions(),
            TimeProvider.System,
            NullLoggerFactory.Instance);

        var fault = (await backend.DescribeAsync(KmsAdmin.Absent(KeyAlgorithm.EcdsaP256), Token)).Fault;

        Assert.Equal(BackendFaultKind.BadCredentials, fault?.Kind);
        Assert.Contains("nobody", fault!.Detail, StringComparison.Ordinal);
        Assert.Empty(_host.Server.Calls.Recent());
    }

    [Fact]
    public async Task A_missing_region_is_told_in_words()
    {
        await using var backend = AwsKmsRegistration.Create(
            "kms", new AwsKmsOptions(), new BackendPipelineOptions(), TimeProvider.System, NullLoggerFactory.Instance);

        var fault = (await backend.DescribeAsync(KmsAdmin.Absent(KeyAlgorithm.EcdsaP256), Token)).Fault;

        Assert.Equal(BackendFaultKind.BadCredentials, fault?.Kind);
        Assert.Contains("AWS_REGION", fault!.Detail, StringComparison.Ordinal);
    }
}
