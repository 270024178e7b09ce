// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Catalogs;
using Basil.Grains.Contracts;
using Basil.Grains.Reconcile;
using Basil.Grains.Tests.Fakes;

namespace Basil.Grains.Tests.Reconcile;

public sealed class ReconcilePlanTests
{
    [Theory]
    [InlineData("usable", null, null, null)]
    [InlineData("absent", true, false, true)]
    [InlineData("unusable", true, false, true)]
    [InlineData("unreachable", true, true, true)]
    [InlineData("throttled", true, true, true)]
    [InlineData("refused", true, true, true)]
    [InlineData("unknown", true, true, true)]
    public void A_state_blocks_by_the_keys_rule_and_what_nobody_knows_always_does(string state, bool? error, bool? warn, bool? generate)
    {
        Assert.Equal(error, Blocks("error"));
        Assert.Equal(warn, Blocks("warn"));
        Assert.Equal(generate, Blocks("generate"));

        bool? Blocks(string missing) => ReconcilePlan.Find(Entry(missing), Status("a.key", state))?.IsBlocking;
    }

    [Fact]
    public void A_report_has_every_finding_in_name_order()
    {
        var generation = Documents.Generation(("b.key", "ecdsa-p256", "error", true), ("a.key", "ecdsa-p256", "warn", true), ("c.key", "ed25519", "error", true));
        var statuses = new Dictionary<string, KeyStatus>
        {
            ["a.key"] = Status("a.key", "absent"),
            ["b.key"] = Status("b.key", "refused"),
            ["c.key"] = Status("c.key", "usable"),
        };

        var report = ReconcilePlan.Report("digest", generation.Catalog, statuses);

        Assert.Equal(["a.key", "b.key", "c.key"], report.Keys.Select(key => key.Name));
        Assert.Equal([("a.key", false), ("b.key", true)], report.Findings.Select(finding => (finding.Key, finding.IsBlocking)));
        Assert.False(report.Servable);
    }

    [Fact]
    public void Warnings_alone_are_servable()
    {
        var generation = Documents.Generation(("a.key", "ecdsa-p256", "warn", true));

        Assert.True(ReconcilePlan.Report("digest", generation.Catalog, new Dictionary<string, KeyStatus> { ["a.key"] = Status("a.key", "absent") }).Servable);
    }

    private static CatalogEntry Entry(string missing) => Documents.Generation(("a.key", "ecdsa-p256", missing, true)).Catalog.Keys[0];

    private static KeyStatus Status(string name, string state) => new(name, state, null, null, null, 0, null, false, null);
}
