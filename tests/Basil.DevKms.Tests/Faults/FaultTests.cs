// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Basil.DevKms.Faults;
using Basil.DevKms.Protocol;
using Basil.DevKms.Quotas;
using Microsoft.Extensions.Time.Testing;

namespace Basil.DevKms.Tests.Faults;

public sealed class FaultTests
{
    [Theory]
    [InlineData(nameof(FaultKind.Throttle), "ThrottlingException", 400)]
    [InlineData(nameof(FaultKind.Internal), "KMSInternalException", 500)]
    [InlineData(nameof(FaultKind.Unavailable), "ServiceUnavailableException", 503)]
    [InlineData(nameof(FaultKind.Error), "AccessDeniedException", 403)]
    public async Task An_error_fault_answers_so_as_often_as_told_and_does_nothing(string kind, string code, int status)
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var fault = endpoint.Server.Faults.Add(new FaultRule
        {
            Kind = Enum.Parse<FaultKind>(kind),
            Operation = KmsOperation.CreateKey,
            Count = 2,
            Code = "AccessDeniedException",
            Status = status,
        });

        for (var i = 0; i < 2; i++)
        {
            var refusal = await Refused.With(code, () => endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT));
            Assert.Equal(status, (int)refusal.StatusCode);
        }

        Assert.Empty(endpoint.Server.Store.State.Keys);
        await endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT);
        Assert.Equal(2, fault.Hits);
    }

    [Fact]
    public async Task A_rule_about_a_key_meets_calls_that_name_it_in_any_way_and_no_others()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        var other = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        await endpoint.CreateAliasAsync("alias/a", key.KeyId);
        using var fault = endpoint.Server.Faults.Add(new FaultRule { Kind = FaultKind.Internal, Key = "alias/a" });

        foreach (var reference in new[] { key.KeyId, key.Arn, "alias/a", "arn:aws:kms:us-east-1:000000000000:alias/a" })
        {
            await Refused.With("KMSInternalException", () => endpoint.SignAsync(reference));
        }

        await endpoint.SignAsync(other.KeyId);
        fault.Dispose();
        await endpoint.SignAsync(key.KeyId);
    }

    [Fact]
    public async Task A_reset_before_commit_does_nothing_and_one_after_has_done_it()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        endpoint.Server.Faults.Add(new FaultRule { Kind = FaultKind.ResetBeforeCommit, Operation = KmsOperation.CreateKey, Count = 1 });

        await Assert.ThrowsAnyAsync<Exception>(() => endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT));
        Assert.Empty(endpoint.Server.Store.State.Keys);

        endpoint.Server.Faults.Add(new FaultRule { Kind = FaultKind.ResetAfterCommit, Operation = KmsOperation.CreateKey, Count = 1 });
        await Assert.ThrowsAnyAsync<Exception>(() => endpoint.CreateKeyAsync(KeySpec.SYMMETRIC_DEFAULT));
        var created = Assert.Single(endpoint.Server.Store.State.Keys.Values);

        var calls = endpoint.Server.Calls.Recent(KmsOperation.CreateKey);
        Assert.Equal(["reset-before-commit", "reset-after-commit"], calls.Select(call => call.Outcome));
        Assert.Equal(created.Arn, calls[1].KeyArn);
    }

    [Fact]
    public async Task The_SDK_repeats_a_reset_call_under_one_invocation_id()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        endpoint.Server.Faults.Add(new FaultRule { Kind = FaultKind.ResetAfterCommit, Operation = KmsOperation.CreateKey, Count = 1 });
        using var eager = new AmazonKeyManagementServiceClient(
            new Amazon.Runtime.BasicAWSCredentials(DevKmsCredential.Development.AccessKeyId, DevKmsCredential.Development.SecretAccessKey),
            new AmazonKeyManagementServiceConfig { ServiceURL = endpoint.Server.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });

        await eager.CreateKeyAsync(new CreateKeyRequest(), TestContext.Current.CancellationToken);

        var calls = endpoint.Server.Calls.Recent(KmsOperation.CreateKey);
        Assert.Equal(2, endpoint.Server.Store.State.Keys.Count);
        Assert.Equal(2, calls.Count);
        Assert.NotNull(calls[0].InvocationId);
        Assert.Equal(calls[0].InvocationId, calls[1].InvocationId);
        Assert.NotEqual(calls[0].RequestId, calls[1].RequestId);
    }

    [Fact]
    public async Task A_hanging_call_ends_with_its_caller_and_does_nothing()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        endpoint.Server.Faults.Add(new FaultRule { Kind = FaultKind.Hang, Operation = KmsOperation.CreateKey });
        using var patience = new CancellationTokenSource();

        var call = endpoint.Kms.CreateKeyAsync(new CreateKeyRequest(), patience.Token);
        await Eventually.Holds(() => endpoint.Server.Calls.Count(KmsOperation.CreateKey).Total == 1, "the call to hang");
        Assert.False(call.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Empty(endpoint.Server.Store.State.Keys);
        Assert.Equal("hang", Assert.Single(endpoint.Server.Calls.Recent()).Outcome);
    }

    [Fact]
    public async Task An_endpoint_stops_although_a_call_hangs()
    {
        var endpoint = await TestEndpoint.StartAsync();
        endpoint.Server.Faults.Add(new FaultRule { Kind = FaultKind.Hang });
        var call = endpoint.Kms.CreateKeyAsync(new CreateKeyRequest(), TestContext.Current.CancellationToken);
        await Eventually.Holds(() => endpoint.Server.Calls.Count(KmsOperation.CreateKey).Total == 1, "the call to hang");

        await endpoint.Server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<Exception>(() => call);
        await endpoint.DisposeAsync();
    }

    [Fact]
    public async Task Latency_and_slowness_pass_on_the_clock_of_the_endpoint()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var endpoint = await TestEndpoint.StartAsync(new DevKmsOptions { LatencyMs = 10 }, time);
        endpoint.Server.Faults.Add(new FaultRule { Kind = FaultKind.Slow, LatencyMs = 500, Operation = KmsOperation.ListKeys });

        var call = endpoint.Kms.ListKeysAsync(new ListKeysRequest(), TestContext.Current.CancellationToken);
        await Eventually.Holds(() => endpoint.Server.Calls.Count(KmsOperation.ListKeys).Total == 1, "the call to be noted");
        time.Advance(TimeSpan.FromMilliseconds(509));
        Assert.False(call.IsCompleted);
        await Eventually.Holds(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(1));
                return call.IsCompleted;
            },
            "the answer to come");

        Assert.Empty((await call).Keys ?? []);
    }

    [Fact]
    public async Task A_probability_of_a_half_is_met_by_about_half()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var half = endpoint.Server.Faults.Add(new FaultRule { Kind = FaultKind.Throttle, Probability = 0.5 });
        var never = endpoint.Server.Faults.Add(new FaultRule { Kind = FaultKind.Throttle, Probability = 0 });

        var met = Enumerable.Range(0, 2000).Count(_ => endpoint.Server.Faults.Next(KmsOperation.Sign, _ => true) is not null);

        Assert.InRange(met, 850, 1150);
        Assert.Equal(met, half.Hits);
        Assert.Equal(0, never.Hits);
    }

    [Fact]
    public async Task After_a_change_readers_see_the_old_alias_and_the_new_one_until_it_has_spread()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var endpoint = await TestEndpoint.StartAsync(new DevKmsOptions { Quotas = new QuotaOptions { Enabled = false } }, time);
        var first = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        var second = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        endpoint.Server.Faults.AliasPropagation = TimeSpan.FromSeconds(3);

        await endpoint.CreateAliasAsync("alias/a", first.KeyId);
        await Refused.With("NotFoundException", () => endpoint.SignAsync("alias/a"));
        Assert.Equal(first.Arn, (await endpoint.SignAsync("alias/a")).KeyId);
        await Refused.With("NotFoundException", () => endpoint.SignAsync("alias/a"));
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(first.Arn, (await endpoint.SignAsync("alias/a")).KeyId);
        Assert.Equal(first.Arn, (await endpoint.SignAsync("alias/a")).KeyId);

        await endpoint.Kms.UpdateAliasAsync("alias/a", second.KeyId, TestContext.Current.CancellationToken);
        Assert.Equal(first.Arn, (await endpoint.SignAsync("alias/a")).KeyId);
        Assert.Equal(second.Arn, (await endpoint.SignAsync("alias/a")).KeyId);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(second.Arn, (await endpoint.SignAsync("alias/a")).KeyId);
        Assert.Equal(second.Arn, (await endpoint.SignAsync("alias/a")).KeyId);
    }

    [Fact]
    public void A_rule_that_makes_no_sense_is_refused()
    {
        var faults = new DevKmsFaults();
        FaultRule[] rules =
        [
            new() { Kind = (FaultKind)99 },
            new() { Kind = FaultKind.Throttle, Count = 0 },
            new() { Kind = FaultKind.Throttle, Probability = 1.1 },
            new() { Kind = FaultKind.Throttle, Probability = double.NaN },
            new() { Kind = FaultKind.Slow, LatencyMs = -1 },
            new() { Kind = FaultKind.Error },
            new() { Kind = FaultKind.Error, Code = "X", Status = 200 },
        ];

        Assert.All(rules, rule => Assert.Throws<ArgumentException>(() => faults.Add(rule)));
        Assert.Empty(faults.Armed);
    }
}
