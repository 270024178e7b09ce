// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Protocol;
using Grpc.Core;

namespace Basil.Gateway.Tests.Fixtures;

/// <summary>Reads what a failed call says.</summary>
internal static class Failures
{
    /// <summary>Asserts that a call fails with a reason and an op.</summary>
    internal static async Task<RpcException> ExpectAsync(string reason, string operation, Task call)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => call);
        var info = BrokerStatus.FromException(failure);
        Assert.NotNull(info);
        Assert.Equal((reason, operation), (info.Reason, info.Operation));
        return failure;
    }
}
