// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Basil.Gateway.Requests;

internal sealed partial class RequestPipeline
{
    [LoggerMessage(1010, LogLevel.Error, "Unexpected failure of {Rpc} (request {Request}); the caller was told only that there was one.")]
    private partial void LogUnexpected(Exception exception, string rpc, string request);
}
