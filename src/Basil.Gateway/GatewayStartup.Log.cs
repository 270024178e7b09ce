// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Basil.Gateway;

internal sealed partial class GatewayStartup
{
    [LoggerMessage(1000, LogLevel.Information, "Serving {Keys} keys of generation {Generation} ({Digest}) on {Socket}; audit lines follow number {Sequence}.")]
    private partial void LogServing(string socket, ulong generation, string digest, int keys, long sequence);
}
