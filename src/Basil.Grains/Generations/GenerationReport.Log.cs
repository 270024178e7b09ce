// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Generations;
using Microsoft.Extensions.Logging;

namespace Basil.Grains.Generations;

/// <content>Event ids from 6100.</content>
internal sealed partial class GenerationReport
{
    [LoggerMessage(6100, LogLevel.Information, "Generation {Id} with digest {Digest} names {Keys} keys.")]
    private partial void LogGeneration(ulong id, string digest, int keys);

    [LoggerMessage(6101, LogLevel.Warning, "{Warning}")]
    private partial void LogWarning(DocumentError warning);
}
