// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Basil.DevKms.Calls;
using Basil.DevKms.Protocol;

namespace Basil.DevKms.Tests.Calls;

public sealed class CallLogTests
{
    [Fact]
    public async Task A_call_is_noted_with_the_key_as_named_and_as_found()
    {
        await using var endpoint = await TestEndpoint.StartAsync();
        var key = await endpoint.CreateKeyAsync(KeySpec.ECC_NIST_P256);
        await endpoint.CreateAliasAsync("alias/a", key.KeyId);

        var signed = await endpoint.SignAsync("alias/a");
        await Refused.With("NotFoundException", () => endpoint.SignAsync("alias/b"));

        var calls = endpoint.Server.Calls.Recent(KmsOperation.Sign);
        Assert.Equal(2, calls.Count);
        Assert.Equal(("alias/a", key.Arn, "ok"), (calls[0].KeyReference, calls[0].KeyArn, calls[0].Outcome));
        Assert.Equal(("alias/b", null, "NotFoundException"), (calls[1].KeyReference, calls[1].KeyArn, calls[1].Outcome));
        Assert.Equal(signed.ResponseMetadata.RequestId, calls[0].RequestId);
        Assert.Equal(1, calls[0].Attempt);
        Assert.True(Guid.TryParse(calls[0].InvocationId, out _));
        Assert.Equal(new CallCounts(Total: 2, Ok: 1, Throttled: 0, Failed: 1), endpoint.Server.Calls.Count(KmsOperation.Sign));
    }

    [Fact]
    public void The_log_remembers_the_last_calls_and_counts_all()
    {
        var log = new CallLog(capacity: 3);

        for (var i = 0; i < 10; i++)
        {
            log.Add(new CallContext { Time = default, RequestId = $"{i}", Operation = KmsOperation.Sign }, i % 2 == 0 ? "ok" : "ThrottlingException");
        }

        Assert.Equal(["7", "8", "9"], log.Recent().Select(call => call.RequestId));
        Assert.Equal(["9"], log.Recent(limit: 1).Select(call => call.RequestId));
        Assert.Empty(log.Recent(KmsOperation.Verify));
        Assert.Equal(new CallCounts(Total: 10, Ok: 5, Throttled: 5, Failed: 0), log.Count(KmsOperation.Sign));
    }
}
