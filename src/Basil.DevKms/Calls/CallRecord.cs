// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Calls;

/// <summary>One KMS request that reached DevKms.</summary>
/// <param name="Time">When it came.</param>
/// <param name="Operation">The operation, or null when the request named none that exists.</param>
/// <param name="KeyReference">The key as the caller named it.</param>
/// <param name="KeyArn">The key that was found.</param>
/// <param name="InvocationId">The SDK's id of the call; all its attempts share it.</param>
/// <param name="Attempt">The SDK's number of the attempt.</param>
/// <param name="Outcome"><c>ok</c>, an error code, or <c>hang</c>, <c>reset-before-commit</c>, <c>reset-after-commit</c>.</param>
/// <param name="RequestId">The <c>x-amzn-RequestId</c> of the answer.</param>
/// <param name="Principal">The access key id that signed it.</param>
internal sealed record CallRecord(
    DateTimeOffset Time,
    string? Operation,
    string? KeyReference,
    string? KeyArn,
    string? InvocationId,
    int? Attempt,
    string Outcome,
    string RequestId,
    string? Principal);
