// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Gateway.Authorization;

/// <summary>What an RPC is decided over.</summary>
internal enum RpcScope
{
    /// <summary>One or more catalog keys that the request names.</summary>
    Key,

    /// <summary>The reserved target of a broker-wide operation.</summary>
    Broker,

    /// <summary>Nothing, but the caller must be exactly one subject.</summary>
    Subject,

    /// <summary>Nothing; what the caller may not see is left out of the answer.</summary>
    Filtered,

    /// <summary>Nothing at all.</summary>
    Open,

    /// <summary>Nothing, as this broker does not serve it and says so to everybody alike.</summary>
    Unserved,
}
