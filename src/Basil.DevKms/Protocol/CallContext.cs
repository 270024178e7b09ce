// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Protocol;

/// <summary>What becomes known about one call while it is served; the call log and the fault rules read it.</summary>
internal sealed class CallContext
{
    public required DateTimeOffset Time { get; init; }

    public required string RequestId { get; init; }

    public KmsOperation? Operation { get; set; }

    /// <summary>The access key id that signed the request, or null when signatures are not checked.</summary>
    public string? Principal { get; set; }

    /// <summary>The key as the caller named it: id, ARN, alias name or alias ARN.</summary>
    public string? KeyReference { get; set; }

    /// <summary>The ARN of the key that was found, or null.</summary>
    public string? KeyArn { get; set; }

    /// <summary>The <c>amz-sdk-invocation-id</c> header: the same over all attempts of one SDK call.</summary>
    public string? InvocationId { get; init; }

    /// <summary>The attempt number of the <c>amz-sdk-request</c> header, or null.</summary>
    public int? Attempt { get; init; }
}
