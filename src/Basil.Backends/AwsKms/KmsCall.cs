// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService;
using Basil.Backends.Resilience;

namespace Basil.Backends.AwsKms;

/// <summary>One KMS operation: its permission, its quota and how it is sent.</summary>
/// <param name="Action">The IAM action, for example <c>kms:Sign</c>.</param>
/// <param name="Quota">Whose permit each attempt takes.</param>
/// <param name="SentOnce">Whether repeating it would do something twice.</param>
/// <param name="Send">Sends it.</param>
internal sealed record KmsCall<TRequest, TResponse>(
    string Action,
    QuotaClass Quota,
    bool SentOnce,
    Func<IAmazonKeyManagementService, TRequest, CancellationToken, Task<TResponse>> Send)
    where TResponse : notnull;
