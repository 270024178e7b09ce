// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Basil.DevKms;

internal sealed partial class DevKmsServer
{
    [LoggerMessage(
        EventId = 7000,
        Level = LogLevel.Information,
        Message = "DevKms (not AWS; development only) listens on {Endpoint} as account {Account} in {Region} with {Keys} keys")]
    private partial void LogListening(Uri endpoint, string account, string region, int keys);

    [LoggerMessage(EventId = 7001, Level = LogLevel.Information, Message = "DevKms on {Endpoint} has stopped")]
    private partial void LogStopped(Uri endpoint);
}
