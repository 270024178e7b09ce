// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Contracts;

/// <summary>A value or an error, and what the audit's completion line needs to know.</summary>
/// <param name="Value">The result; meaningless where there is an error.</param>
/// <param name="Error">Null on success.</param>
/// <param name="BackendKeyId">The backend's identity of the key that acted, for KMS its ARN; null where the backend was not asked.</param>
[GenerateSerializer]
[Immutable]
[Alias("basil.reply`1")]
public sealed record KeyReply<T>(
    [property: Id(0)] T? Value,
    [property: Id(1)] KeyError? Error,
    [property: Id(2)] string? BackendKeyId);
