// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Gateway.Routing;
using Basil.Grains.Contracts;

namespace Basil.Gateway.Tests.Fixtures;

/// <summary>A cluster whose keys are in whatever state a test says.</summary>
internal sealed class FakeCoordinator : IReconcileCoordinator
{
    private readonly Dictionary<string, KeyStatus> _keys = new(StringComparer.Ordinal);

    internal FakeCoordinator()
    {
        foreach (var (name, type) in new[] { ("app.ed25519", "ed25519"), ("app.p256", "ecdsa-p256"), ("app.p521", "ecdsa-p521"), ("app.aes", "aes-256-gcm"), ("app.frozen", "ecdsa-p256"), ("other.p256", "ecdsa-p256") })
        {
            _keys[name] = new KeyStatus(name, "usable", null, null, type, 1, "arn", false, null);
        }
    }

    internal BrokerError? Error { get; set; }

    internal string? Rejection { get; set; }

    internal string? Blocking { get; set; }

    /// <summary>No answer comes before it ends.</summary>
    internal Task Silence { get; set; } = Task.CompletedTask;

    internal int Reconciles { get; private set; }

    internal void Set(string key, string state) => _keys[key] = _keys[key] with { State = state, KeyType = null, LatestVersion = 0 };

    public Task<Outcome<ReconcileReport>> ReconcileAsync(string generationDigest, CancellationToken cancellationToken)
    {
        Reconciles++;
        return GetReadinessAsync(generationDigest, cancellationToken);
    }

    public async Task<Outcome<ReconcileReport>> GetReadinessAsync(string generationDigest, CancellationToken cancellationToken)
    {
        await Silence.WaitAsync(cancellationToken);
        if (Error is not null)
        {
            return Error;
        }

        var report = new ReconcileReport(generationDigest, Rejection, [.. _keys.Values.OrderBy(key => key.Name, StringComparer.Ordinal)], Blocking is null)
        {
            Findings = Blocking is null ? [] : [new ReconcileFinding(Blocking, IsBlocking: true, "It is not there; create it.")],
        };
        return report;
    }
}
