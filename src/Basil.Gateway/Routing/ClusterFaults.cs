// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Gateway.Routing;

/// <summary>The cluster's own failures. What is not one of them is a bug and stays an exception.</summary>
internal static class ClusterFaults
{
    /// <summary>Whether the exception says that the cluster could not be asked or did not answer; a call that nobody here cancelled was cancelled by a stop.</summary>
    internal static bool IsUnavailable(Exception exception, CancellationToken cancellationToken) =>
        exception is OrleansException or TimeoutException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
