// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Basil.Backends.Resilience;

internal sealed partial class BackendPipeline
{
    [LoggerMessage(3000, LogLevel.Warning, "Backend {Backend} keeps failing ({Code}); its circuit is open for {Duration}")]
    private partial void LogBreakerOpened(string backend, string? code, TimeSpan duration);

    [LoggerMessage(3001, LogLevel.Information, "Backend {Backend} answers again; its circuit is closed")]
    private partial void LogBreakerClosed(string backend);

    [LoggerMessage(
        3002,
        LogLevel.Warning,
        "Backend {Backend} throttled a call of quota class {Quota}; this process slows down to {Rate:F1} requests a second")]
    private partial void LogThrottled(string backend, QuotaClass quota, double rate);
}
