// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Core.Generations;
using Basil.Core.Keys;
using Basil.Grains.Reconcile;
using Basil.Grains.Tests.Fakes;

namespace Basil.Grains.Tests.Reconcile;

public sealed class ReconcileGrainTests
{
    [Fact]
    public async Task A_hundred_gateways_cause_one_walk_that_asks_each_key_once_and_not_all_at_once()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var names = Enumerable.Range(0, 200).Select(number => $"keys.n{number}").ToArray();
        await using var cluster = await StartAsync(Documents.Generation(names.Select(name => (name, "ecdsa-p256", "error", true))));
        foreach (var name in names)
        {
            cluster.Backend[Documents.Path(name)] = new FakeKey(KeyAlgorithm.EcdsaP256);
        }

        cluster.Backend.Hold(BackendCall.Describe, "*");
        var calls = Enumerable.Range(0, 100).Select(_ => cluster.Coordinator().ReconcileAsync(cancellation)).ToArray();
        await Poll.UntilAsync(() => cluster.Backend.AtOnce == 64, "64 keys are asked at the same time", cancellation);
        Assert.Equal(64, cluster.Backend.Total);
        cluster.Backend.Release(BackendCall.Describe, "*");
        var reports = await Task.WhenAll(calls);
        await cluster.Coordinator().ReconcileAsync(cancellation);

        Assert.All(reports, report => Assert.True(report.Servable));
        Assert.Equal(200, reports[0].Keys.Length);
        Assert.Equal(200, cluster.Backend.Total);
    }

    [Fact]
    public async Task All_findings_come_at_once_and_a_failed_walk_is_walked_again()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await StartAsync(Documents.Generation(
            ("absent.error", "ecdsa-p256", "error", true),
            ("absent.warn", "ecdsa-p256", "warn", true),
            ("disabled.error", "ecdsa-p256", "error", true),
            ("fine.error", "ed25519", "error", true),
            ("refused.warn", "ecdsa-p256", "warn", true),
            ("wrong.generate", "ecdsa-p256", "generate", true)));
        cluster.Backend[Documents.Path("disabled.error")] = new FakeKey(KeyAlgorithm.EcdsaP256) { State = KeyMaterialState.Disabled };
        cluster.Backend[Documents.Path("fine.error")] = new FakeKey(KeyAlgorithm.Ed25519);
        cluster.Backend[Documents.Path("refused.warn")] = new FakeKey(KeyAlgorithm.EcdsaP256);
        cluster.Backend[Documents.Path("wrong.generate")] = new FakeKey(KeyAlgorithm.EcdsaP384);
        cluster.Backend.Fault(BackendCall.Describe, Documents.Path("refused.warn"), BackendFaultKind.Refused, "AccessDeniedException", "kms:DescribeKey");

        var report = await cluster.Coordinator().ReconcileAsync(cancellation);

        Assert.False(report.Servable);
        Assert.Equal(
            [("absent.error", true), ("absent.warn", false), ("disabled.error", true), ("refused.warn", true), ("wrong.generate", true)],
            report.Findings.Select(finding => (finding.Key, finding.IsBlocking)));
        Assert.Contains("kms:DescribeKey", report.Findings[3].Message, StringComparison.Ordinal);
        Assert.All(report.Findings, finding => Assert.Contains("alias/basil/", finding.Message, StringComparison.Ordinal));

        cluster.Backend[Documents.Path("absent.error")] = new FakeKey(KeyAlgorithm.EcdsaP256);
        cluster.Backend[Documents.Path("disabled.error")].State = KeyMaterialState.Enabled;
        cluster.Backend[Documents.Path("wrong.generate")] = new FakeKey(KeyAlgorithm.EcdsaP256);
        cluster.Backend.Heal(BackendCall.Describe, Documents.Path("refused.warn"));
        cluster.Time.Advance(TimeSpan.FromSeconds(1));
        var repaired = await cluster.Coordinator().ReconcileAsync(cancellation);

        Assert.True(repaired.Servable);
        Assert.Equal(["absent.warn"], repaired.Findings.Select(finding => finding.Key));
    }

    [Fact]
    public async Task Generate_creates_what_is_absent_once_whoever_else_creates_it_too()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await StartAsync(Documents.Generation(("a.sign", "ecdsa-p256", "generate", false), ("b.seal", "aes-256-gcm", "generate", false)));

        var reports = await Task.WhenAll(
            cluster.Coordinator().ReconcileAsync(cancellation),
            cluster.Coordinator().ReconcileAsync(cancellation));
        var direct = await cluster.Grain("a.sign").ReconcileAsync(cancellation);

        Assert.True(reports[0].Servable);
        Assert.All(reports[0].Keys, key => Assert.True(key.Generated && key.State == "usable"));
        Assert.False(direct.Generated);
        Assert.Equal(1, cluster.Backend.Count(BackendCall.Create, Documents.Path("a.sign")));
        Assert.Equal(1, cluster.Backend.Count(BackendCall.Create, Documents.Path("b.seal")));
    }

    [Fact]
    public async Task A_creation_that_is_refused_names_the_missing_permission()
    {
        await using var cluster = await StartAsync(Documents.Generation(("a.sign", "ecdsa-p256", "generate", true)));
        cluster.Backend.Fault(BackendCall.Create, Documents.Path("a.sign"), BackendFaultKind.Refused, "AccessDeniedException", "kms:CreateKey");

        var report = await cluster.Coordinator().ReconcileAsync(TestContext.Current.CancellationToken);

        Assert.False(report.Servable);
        Assert.Contains("kms:CreateKey", Assert.Single(report.Findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BackendCall.Describe, "error")]
    [InlineData(BackendCall.Create, "generate")]
    public async Task A_throttle_is_waited_out(object throttled, string missing)
    {
        var call = (BackendCall)throttled;
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await StartAsync(Documents.Generation(("a.sign", "ecdsa-p256", missing, true), ("b.sign", "ecdsa-p256", "warn", true)));
        var path = Documents.Path("a.sign");
        if (call == BackendCall.Describe)
        {
            cluster.Backend[path] = new FakeKey(KeyAlgorithm.EcdsaP256);
        }

        cluster.Backend.Fault(call, path, BackendFaultKind.Throttled, "ThrottlingException");
        var reconciling = cluster.Coordinator().ReconcileAsync(cancellation);
        await Poll.UntilAsync(() => cluster.Log.Lines.Any(line => line.EventId is 2003 or 2007), "the throttle is known", cancellation);

        cluster.Backend.Heal(call, path);
        cluster.Time.Advance(TimeSpan.FromSeconds(1));
        var report = await reconciling.WaitAsync(TimeSpan.FromSeconds(20), cancellation);

        Assert.True(report.Servable);
        Assert.Equal("usable", report.Keys[0].State);
        Assert.Equal(1, cluster.Backend.Count(BackendCall.Describe, Documents.Path("b.sign")));
    }

    [Fact]
    public async Task A_throttle_that_does_not_end_is_reported_when_the_walks_time_is_over()
    {
        await using var cluster = await StartAsync(
            Documents.Generation(("a.sign", "ecdsa-p256", "error", true)),
            options => options.WalkTimeout = TimeSpan.FromSeconds(2));
        cluster.Backend.Fault(BackendCall.Describe, "*", BackendFaultKind.Throttled, "ThrottlingException");

        var report = await cluster.Coordinator().ReconcileAsync(TestContext.Current.CancellationToken);

        Assert.Equal("throttled", Assert.Single(report.Keys).State);
        Assert.False(report.Servable);
    }

    [Fact]
    public async Task A_gateway_that_starts_later_learns_what_is_true_then()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await StartAsync(
            Documents.Generation(("a.sign", "ecdsa-p256", "error", true)),
            options => options.ReconciledTtl = TimeSpan.Zero);
        cluster.Backend[Documents.Path("a.sign")] = new FakeKey(KeyAlgorithm.EcdsaP256);
        Assert.True((await cluster.Coordinator().ReconcileAsync(cancellation)).Servable);

        cluster.Backend.Remove(Documents.Path("a.sign"));
        cluster.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal("absent", Assert.Single((await cluster.Coordinator().ReconcileAsync(cancellation)).Keys).State);
    }

    [Fact]
    public async Task A_creation_that_stopped_half_way_reports_the_orphan()
    {
        const string Orphan = "arn:aws:kms:us-east-1:111122223333:key/orphan";
        await using var cluster = await StartAsync(Documents.Generation(("a.sign", "ecdsa-p256", "generate", true)));
        cluster.Backend.Fault(
            BackendCall.Create, Documents.Path("a.sign"), BackendFaultKind.Refused, "AccessDeniedException", "kms:CreateAlias", Orphan);

        var report = await cluster.Coordinator().ReconcileAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Orphan, Assert.Single(report.Keys).OrphanBackendKeyId);
        Assert.Contains(cluster.Log.Lines, line => line.EventId == 2004 && line.Message.Contains(Orphan, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_generation_than_the_silos_is_rejected_unwalked()
    {
        await using var cluster = await StartAsync(Documents.Generation(("a.sign", "ecdsa-p256", "error", true)));

        var report = await cluster.Coordinator(new string('0', 64)).ReconcileAsync(TestContext.Current.CancellationToken);

        Assert.Contains("same catalog", report.Rejection, StringComparison.Ordinal);
        Assert.False(report.Servable);
        Assert.Equal(0, cluster.Backend.Total);
    }

    [Fact]
    public async Task Readiness_follows_what_the_keys_know()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var cluster = await StartAsync(Documents.Generation(("a.sign", "ecdsa-p256", "error", true)));
        var key = cluster.Backend[Documents.Path("a.sign")] = new FakeKey(KeyAlgorithm.EcdsaP256);

        var reports = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => cluster.Coordinator().GetReadinessAsync(cancellation)));
        Assert.All(reports, report => Assert.True(report.Servable));
        Assert.Equal(1, cluster.Backend.Total);

        key.State = KeyMaterialState.Disabled;
        cluster.Time.Advance(TimeSpan.FromMinutes(2));
        await cluster.Grain("a.sign").ProbeAsync(TimeSpan.Zero, cancellation);
        await Poll.UntilAsync(
            () => !cluster.Coordinator().GetReadinessAsync(cancellation).GetAwaiter().GetResult().Servable,
            "readiness sees the disabled key after its two seconds",
            cancellation);
    }

    private static async Task<KeyCluster> StartAsync(Generation generation, Action<ReconcileOptions>? change = null)
    {
        var cluster = new KeyCluster(generation) { Reconcile = change };
        await cluster.InitializeAsync();
        return cluster;
    }
}
