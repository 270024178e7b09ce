// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;

namespace Basil.Gateway.Routing;

/// <summary>The cluster's failures as callers see them. What is not listed here is a bug and stays an exception.</summary>
internal static class ClusterFaults
{
    /// <summary>Whether the exception says that the cluster could not be asked or did not answer.</summary>
    internal static bool IsUnavailable(Exception exception) => exception is OrleansException or TimeoutException;

    internal static BrokerError ToError(Exception exception) =>
        IsUnavailable(exception)
            ? BrokerError.BackendUnavailable()
            : throw new ArgumentOutOfRangeException(nameof(exception), exception, "Not a failure of the cluster.");
}
