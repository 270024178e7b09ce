// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Basil.Gateway.Routing;

internal sealed partial class GrainKeyRouter
{
    [LoggerMessage(1200, LogLevel.Warning, "The cluster did not answer {Operation} for the key {Key}.")]
    private partial void LogUnavailable(Exception exception, string operation, string key);
}
