// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>How a <see cref="BasilClient"/> behaves; the defaults suit a program that calls a broker on its own host.</summary>
public sealed record BasilClientOptions
{
    /// <summary>
    /// How long one call may take, connecting included; the broker learns of it and stops work for callers that gave up.
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit. <see cref="BasilClient.WatchAsync"/> has none in any case.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long connecting to the socket may take; it waits only while the broker's queue of new connections is full.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether another connection is opened when every one has as many calls under way as the broker admits (usually 100). If not, further
    /// calls wait their turn.
    /// </summary>
    public bool EnableMultipleHttp2Connections { get; init; } = true;

    /// <summary>The largest message sent or received, in bytes; the broker itself accepts 4 MiB.</summary>
    public int MaxMessageSize { get; init; } = 4 * 1024 * 1024;
}
