// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Generations;
using Basil.Core.Jwt;
using Microsoft.Extensions.Logging;

namespace Basil.Grains.Keys;

/// <summary>What every key grain of a silo works with.</summary>
/// <remarks>One object rather than the container's services, so that tests give keys a clock of their own while the cluster keeps the system's.</remarks>
internal sealed record KeyEnvironment(
    GenerationSource Generations,
    IKeyBackends Backends,
    KeyOptions Options,
    KeyMetrics Metrics,
    TimeProvider Time,
    ILoggerFactory Loggers)
{
    /// <summary>The keys whose public halves this silo gives out for anybody.</summary>
    internal PublishedKeys Published { get; init; } = PublishedKeys.None;
}
