// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.Metrics;
using Basil.Core.Keys;

namespace Basil.Grains.Keys;

/// <summary>Counts what keys cost and refuse; meter <c>Basil.Keys</c>. Key names are no dimension: there may be ten thousand.</summary>
internal sealed class KeyMetrics
{
    internal const string MeterName = "Basil.Keys";

    private readonly Counter<long> _probes;
    private readonly Counter<long> _publicKeys;
    private readonly Counter<long> _created;
    private readonly Counter<long> _orphans;
    private readonly Counter<long> _denied;

    public KeyMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _probes = meter.CreateCounter<long>("basil.keys.probes", "{probe}", "Descriptions asked of backends, by the state they led to.");
        _publicKeys = meter.CreateCounter<long>("basil.keys.public_key_fetches", "{fetch}", "Public keys asked of backends.");
        _created = meter.CreateCounter<long>("basil.keys.created", "{key}", "Keys created in backends.");
        _orphans = meter.CreateCounter<long>("basil.keys.orphans", "{key}", "Keys created that no path names; an operator deletes them.");
        _denied = meter.CreateCounter<long>("basil.keys.denied", "{call}", "Calls that the silo's own policy denied after a gateway had sent them.");
    }

    internal void Probed(string state) => _probes.Add(1, new KeyValuePair<string, object?>("state", state));

    internal void PublicKeyFetched() => _publicKeys.Add(1);

    internal void Created() => _created.Add(1);

    internal void Orphaned() => _orphans.Add(1);

    internal void Denied(KeyOperation operation) => _denied.Add(1, new KeyValuePair<string, object?>("operation", operation.Token()));
}
