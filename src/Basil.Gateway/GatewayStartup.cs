// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Core.Generations;
using Basil.Gateway.Audit;
using Basil.Gateway.Routing;
using Basil.Grains.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Basil.Gateway;

/// <summary>Runs before the web server starts: the socket appears only when every key that must serve can.</summary>
/// <remarks>The audit log is a dependency so that it is opened, or fails to, before anything is served.</remarks>
internal sealed partial class GatewayStartup(
    GenerationSource generations,
    IReconcileCoordinator coordinator,
    AuditLog audit,
    BrokerEndpoint endpoint,
    TimeProvider time,
    ILogger<GatewayStartup> logger) : IHostedService
{
    /// <summary>Creating many keys within the backend's quota takes a while; longer than this, an operator should look.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger = logger;

    /// <exception cref="StartupException">A key cannot serve, or the cluster could not be asked.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var generation = generations.Current;
        var report = await ReconcileAsync(generation.Digest, cancellationToken);
        if (report.Rejection is { } rejection)
        {
            throw new StartupException("The cluster serves another catalog or policy than this gateway.", [rejection]);
        }

        if (!report.Servable)
        {
            var problems = report.Findings.Where(finding => finding.IsBlocking).Select(finding => $"{finding.Key}: {finding.Message}");
            throw new StartupException("Not every key that must serve can.", [.. problems]);
        }

        LogServing(endpoint.Path, generation.Id, generation.Digest, report.Keys.Length, audit.LastSequence);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>One walk may outlast one call; asking again joins it or gets its result.</summary>
    private async Task<ReconcileReport> ReconcileAsync(string digest, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var report = await coordinator.ReconcileAsync(digest, cancellationToken);
            if (report.IsSuccess)
            {
                return report.Value;
            }

            if (time.GetElapsedTime(started) >= Limit)
            {
                throw new StartupException($"The cluster did not reconcile its keys within {Limit.TotalMinutes} minutes.", ["Are the silos running and reachable? Their logs say more."]);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
