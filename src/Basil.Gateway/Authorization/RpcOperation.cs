// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;

namespace Basil.Gateway.Authorization;

/// <summary>What the pipeline must know of an RPC.</summary>
/// <param name="Path">The gRPC path, for example <c>/basil.broker.v1.SigningService/Sign</c>.</param>
/// <param name="Name">The name that failures after authorization carry as their op.</param>
/// <param name="Scope">What it is decided over.</param>
/// <param name="Operation">The policy's operation; null where none is decided.</param>
internal sealed record RpcOperation(string Path, string Name, RpcScope Scope, KeyOperation? Operation = null)
{
    /// <summary>Whether a caller without a uid is refused even where policy grants the operation to anonymous callers.</summary>
    internal bool RequiresUid { get; init; }

    /// <summary>Whether a caller that is no subject is told that it is not authenticated, as it is asked who it is before any key is looked at.</summary>
    internal bool AuthenticatesFirst { get; init; }

    /// <summary>Whether it runs until the caller or the broker ends it; then the request timeout does not apply.</summary>
    internal bool IsUnbounded { get; init; }

    /// <summary>The text of a denial. The same for every cause.</summary>
    internal string Denial { get; init; } = "not authorized";

    /// <summary>The op that a refusal carries: the policy's token, and the RPC's name where policy has none.</summary>
    internal string DeniedOp => Operation?.Token() ?? Name;

    /// <summary>The reserved target of a broker-wide operation; else empty.</summary>
    internal string BrokerTarget { get; } = Operation?.ReservedTarget() ?? string.Empty;
}
