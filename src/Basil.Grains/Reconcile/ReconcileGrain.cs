// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using Basil.Core.Generations;
using Basil.Grains.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Placement;

namespace Basil.Grains.Reconcile;

/// <summary>The coordinator of one generation: one walk over its keys at a time, shared by all who ask.</summary>
/// <remarks>
/// Reentrant, so that those who come during a walk join it. A walk has a limit of its own; a caller that goes away ends only its wait.
/// Placed by hash, so that gateways on all silos meet at the same one.
/// </remarks>
[Reentrant]
[HashBasedPlacement]
[GrainType("basil.reconcile")]
internal sealed partial class ReconcileGrain(
    GenerationSource generations,
    IOptions<ReconcileOptions> options,
    TimeProvider time,
    ILogger<ReconcileGrain> log) : Grain, IReconcileGrain
{
    private (ReconcileReport Report, DateTimeOffset At)? _reconciled;
    private Task<ReconcileReport>? _reconciling;
    private Task<ReconcileReport>? _reading;
    private (ReconcileReport Report, DateTimeOffset At)? _readiness;

    private string Digest => this.GetPrimaryKeyString();

    public Task<ReconcileReport> ReconcileAsync(CancellationToken cancellationToken)
    {
        if (_reconciled is { } known && time.GetUtcNow() - known.At < options.Value.ReconciledTtl)
        {
            return Task.FromResult(known.Report);
        }

        _reconciling ??= ReconcileOnceAsync();
        return _reconciling.WaitAsync(cancellationToken);
    }

    public Task<ReconcileReport> GetReadinessAsync(CancellationToken cancellationToken)
    {
        if (_readiness is { } known && time.GetUtcNow() - known.At < options.Value.ReadinessTtl)
        {
            return Task.FromResult(known.Report);
        }

        _reading ??= ReadOnceAsync();
        return _reading.WaitAsync(cancellationToken);
    }

    private async Task<ReconcileReport> ReconcileOnceAsync()
    {
        await Task.Yield();
        try
        {
            var started = time.GetTimestamp();
            var report = await WalkAsync((key, token) => key.ReconcileAsync(token), waitsOutThrottles: true);
            if (report.Servable)
            {
                _reconciled = (report, time.GetUtcNow());
            }

            LogReconciled(Digest, report.Keys.Length, report.Keys.Count(key => key.Generated), report.Findings.Length, report.Servable, time.GetElapsedTime(started));
            foreach (var finding in report.Findings)
            {
                LogFinding(finding.Key, finding.IsBlocking, finding.Message);
            }

            return report;
        }
        finally
        {
            _reconciling = null;
        }
    }

    private async Task<ReconcileReport> ReadOnceAsync()
    {
        await Task.Yield();
        try
        {
            var report = await WalkAsync((key, token) => key.ProbeAsync(options.Value.ReadinessMaxAge, token), waitsOutThrottles: false);
            _readiness = (report, time.GetUtcNow());
            return report;
        }
        finally
        {
            _reading = null;
        }
    }

    private async Task<ReconcileReport> WalkAsync(Func<IKeyGrain, CancellationToken, Task<KeyStatus>> visit, bool waitsOutThrottles)
    {
        var generation = generations.Current;
        if (generation.Digest != Digest)
        {
            return ReconcilePlan.Reject(
                Digest,
                $"The silo has generation {generation.Digest} and was asked for {Digest}; give silos and gateways the same catalog and policy.");
        }

        using var limit = new CancellationTokenSource(options.Value.WalkTimeout, time);
        var statuses = new ConcurrentDictionary<string, KeyStatus>(StringComparer.Ordinal);
        var names = generation.Catalog.Keys.Select(entry => entry.Name.Value).ToArray();
        await VisitAllAsync(names, statuses, visit, limit.Token);

        // A throttle says nothing of the key: others use the account's quota too, and a start must not fail because of them. The keys
        // themselves know when to ask again, so that coming back early costs no request.
        while (waitsOutThrottles && Throttled(statuses) is { Length: > 0 } throttled && await PauseAsync(limit.Token))
        {
            await VisitAllAsync(throttled, statuses, visit, limit.Token);
        }

        return ReconcilePlan.Report(Digest, generation.Catalog, statuses);
    }

    private static string[] Throttled(ConcurrentDictionary<string, KeyStatus> statuses) =>
        [.. statuses.Where(known => known.Value.State == "throttled").Select(known => known.Key)];

    /// <returns>False when the walk's time ended first.</returns>
    private async Task<bool> PauseAsync(CancellationToken limit)
    {
        await Task.WhenAny(Task.Delay(options.Value.ThrottledPause, time, limit));
        return !limit.IsCancellationRequested;
    }

    private Task VisitAllAsync(
        string[] names,
        ConcurrentDictionary<string, KeyStatus> statuses,
        Func<IKeyGrain, CancellationToken, Task<KeyStatus>> visit,
        CancellationToken limit)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.MaxKeysAtOnce, TaskScheduler = TaskScheduler.Current };
        return Parallel.ForEachAsync(names, parallel, async (name, _) =>
        {
            var status = await VisitAsync(GrainFactory.GetGrain<IKeyGrain>(name), name, visit, limit);

            // A visit that the walk's end cut off says less than the one before.
            if (!limit.IsCancellationRequested || !statuses.ContainsKey(name))
            {
                statuses[name] = status;
            }
        });
    }

    /// <summary>A key whose owner cannot be reached is a finding like any other; it does not hide the rest.</summary>
    private async Task<KeyStatus> VisitAsync(
        IKeyGrain key,
        string name,
        Func<IKeyGrain, CancellationToken, Task<KeyStatus>> visit,
        CancellationToken cancellationToken)
    {
        try
        {
            return await visit(key, cancellationToken);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException or OperationCanceledException)
        {
            LogUnvisited(e, name);
            return new KeyStatus(name, "unreachable", "cluster", "Its owner in the cluster gave no answer in time; see the silos' logs.", null, 0, null, false, null);
        }
    }
}
