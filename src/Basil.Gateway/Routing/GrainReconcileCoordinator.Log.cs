// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Basil.Gateway.Routing;

internal sealed partial class GrainReconcileCoordinator
{
    [LoggerMessage(1210, LogLevel.Warning, "The cluster did not answer about the state of its keys.")]
    private partial void LogUnavailable(Exception exception);
}
