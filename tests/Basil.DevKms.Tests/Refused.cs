// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;

namespace Basil.DevKms.Tests;

internal static class Refused
{
    /// <summary>Expects a KMS error by its code, which is what clients tell errors apart by.</summary>
    public static async Task<AmazonKeyManagementServiceException> With(string code, Func<Task> call)
    {
        var exception = await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(call);
        Assert.Equal(code, exception.ErrorCode);
        Assert.False(string.IsNullOrEmpty(exception.RequestId));
        return exception;
    }
}
