// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Grpc.Core;

namespace Basil.Protocol;

/// <summary>What a broker said about a failed call, as a client reads it.</summary>
/// <param name="Reason">The reason's token. A newer broker may send one that <see cref="BrokerStatus.TryParseReason"/> does not know.</param>
/// <param name="Operation">The operation that failed: the policy's name for it when access was refused, else the call's. May be empty.</param>
/// <param name="StatusCode">The gRPC code that came with it.</param>
/// <param name="RetryAfter">How long the broker asks to wait, if it does; never negative.</param>
internal sealed record BrokerFailure(string Reason, string Operation, StatusCode StatusCode, TimeSpan? RetryAfter);
