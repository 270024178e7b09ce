// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Basil.Gateway.Audit;

internal sealed partial class AuditLog
{
    [LoggerMessage(1100, LogLevel.Error, "The audit log cannot be written; {Consequence}.")]
    private partial void LogFailed(Exception exception, string consequence);

    [LoggerMessage(1101, LogLevel.Information, "The audit log can be written again.")]
    private partial void LogRecovered();
}
