// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Gateway;

/// <summary>What one caller may take from the gateway.</summary>
internal sealed record GatewayLimits
{
    /// <summary>The largest gRPC message, as existing brokers and gRPC itself have it by default.</summary>
    internal const int MaxMessageBytes = 4 * 1024 * 1024;

    /// <summary>Concurrent requests on one connection; a busy client multiplexes, and each costs about a kilobyte.</summary>
    internal const int MaxStreamsPerConnection = 1000;

    /// <summary>Configuration key <c>maxPayloadBytes</c>: messages, signatures, materials and claims. The default is existing brokers'.</summary>
    internal int MaxPayloadBytes { get; init; } = 1024 * 1024;

    /// <summary>Configuration key <c>maxEncryptBytes</c>: plaintexts and ciphertexts. The default is existing brokers'.</summary>
    internal int MaxEncryptBytes { get; init; } = 1024 * 1024;

    /// <summary>Configuration key <c>requestTimeoutSeconds</c>: for a caller that states none or a longer one. Existing clients wait 30 s.</summary>
    internal TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Configuration key <c>maxConnections</c>: about 40 kB each when idle, so the default costs at most 400 MB.</summary>
    internal int MaxConnections { get; init; } = 10_000;

    /// <summary>Configuration key <c>drainTimeoutSeconds</c>: how long running requests may go on after a stop signal; service managers kill after 90 s or less.</summary>
    internal TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
