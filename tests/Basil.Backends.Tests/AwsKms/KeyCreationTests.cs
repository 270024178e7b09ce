// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService.Model;
using Basil.Backends.AwsKms;
using Basil.Backends.Tests.Conformance;
using Basil.Core.Backends;
using Basil.Core.Keys;
using Basil.DevKms.Faults;
using Basil.DevKms.Protocol;

namespace Basil.Backends.Tests.AwsKms;

/// <summary>
/// Proves, counted at the KMS: CreateKey is sent exactly once whatever happens to it; the alias step is repeated until its fate is known; what no alias
/// names is reported with its ARN; a caller that goes away does not leave an orphan.
/// </summary>
public sealed class KeyCreationTests : IAsyncLifetime
{
    private readonly DevKmsHost _host = new();
    private AwsKmsBackend? _backend;

    private AwsKmsBackend Backend => _backend!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _backend = KmsAdmin.Backend(_host.Endpoint, options =>
        {
            // Short for the tests of a KMS that hangs, and long enough for an answer on a busy machine.
            options.AttemptTimeoutSeconds = 2;
            options.CreateTimeoutSeconds = 2;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Backend.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData(nameof(FaultKind.ResetBeforeCommit), 0)]
    [InlineData(nameof(FaultKind.ResetAfterCommit), 1)]
    [InlineData(nameof(FaultKind.Internal), 0)]
    [InlineData(nameof(FaultKind.Unavailable), 0)]
    [InlineData(nameof(FaultKind.Hang), 0)]
    public async Task A_create_of_unknown_fate_is_sent_once_and_says_how_to_find_the_key(string kind, int keys)
    {
        _host.Server.Faults.Add(new FaultRule { Kind = Enum.Parse<FaultKind>(kind), Operation = KmsOperation.CreateKey });
        var key = KmsAdmin.Absent(KeyAlgorithm.EcdsaP256);

        var fault = (await Backend.CreateAsync(key, Token)).Fault;

        Assert.Equal(1, Sent(KmsOperation.CreateKey));
        Assert.Equal(0, Sent(KmsOperation.CreateAlias));
        Assert.Equal(BackendFaultKind.Unreachable, fault?.Kind);
        Assert.Contains($"basil key={key.Name} version=1 intent=", fault!.Detail, StringComparison.Ordinal);
        Assert.Equal(keys, _host.Server.Store.State.Keys.Count);
    }

    [Fact]
    public async Task A_throttled_create_is_sent_once_and_made_nothing()
    {
        _host.Server.Faults.Add(new FaultRule { Kind = FaultKind.Throttle, Operation = KmsOperation.CreateKey });

        var fault = (await Backend.CreateAsync(KmsAdmin.Absent(KeyAlgorithm.EcdsaP256), Token)).Fault;

        Assert.Equal(1, Sent(KmsOperation.CreateKey));
        Assert.Equal(BackendFaultKind.Throttled, fault?.Kind);
    }

    [Theory]
    [InlineData(nameof(FaultKind.ResetBeforeCommit))]
    [InlineData(nameof(FaultKind.ResetAfterCommit))]
    [InlineData(nameof(FaultKind.Internal))]
    [InlineData(nameof(FaultKind.Throttle))]
    [InlineData(nameof(FaultKind.Hang))]
    public async Task An_alias_step_of_unknown_fate_is_repeated_until_the_alias_names_the_key(string kind)
    {
        _host.Server.Faults.Add(new FaultRule { Kind = Enum.Parse<FaultKind>(kind), Operation = KmsOperation.CreateAlias, Count = 1 });
        var key = KmsAdmin.Absent(KeyAlgorithm.EcdsaP256);

        var created = (await Backend.CreateAsync(key, Token)).Value;

        Assert.False(created.Adopted);
        Assert.Null(created.OrphanBackendKeyId);
        Assert.Equal(created.BackendKeyId, (await Backend.DescribeAsync(key, Token)).Value.BackendKeyId);
        Assert.Equal(1, Sent(KmsOperation.CreateKey));
        Assert.Single(_host.Server.Store.State.Keys);
    }

    [Fact]
    public async Task An_alias_step_that_is_done_and_never_answered_is_found_done()
    {
        _host.Server.Faults.Add(new FaultRule { Kind = FaultKind.ResetAfterCommit, Operation = KmsOperation.CreateAlias });

        Assert.False((await Backend.CreateAsync(KmsAdmin.Absent(KeyAlgorithm.EcdsaP256), Token)).Value.Adopted);

        Assert.Equal(1, Sent(KmsOperation.CreateAlias));
    }

    [Theory]
    [InlineData("AccessDeniedException", nameof(BackendFaultKind.Refused))]
    [InlineData("LimitExceededException", nameof(BackendFaultKind.LimitExceeded))]
    public async Task An_alias_step_that_is_refused_reports_the_orphan_by_arn(string code, string kind)
    {
        _host.Server.Faults.Add(new FaultRule { Kind = FaultKind.Error, Code = code, Operation = KmsOperation.CreateAlias });

        var fault = (await Backend.CreateAsync(KmsAdmin.Absent(KeyAlgorithm.EcdsaP256), Token)).Fault;

        var arn = Assert.Single(_host.Server.Store.State.Keys).Value.Arn;
        Assert.Equal((kind, arn), (fault?.Kind.ToString(), fault?.OrphanBackendKeyId));
        Assert.Contains(arn, fault!.Detail, StringComparison.Ordinal);
        Assert.Equal(1, Sent(KmsOperation.CreateAlias));
    }

    [Fact]
    public async Task A_key_that_is_not_visible_to_the_alias_step_yet_is_waited_for()
    {
        _host.Server.Faults.Add(new FaultRule { Kind = FaultKind.Error, Code = "NotFoundException", Operation = KmsOperation.CreateAlias, Count = 2 });

        Assert.True((await Backend.CreateAsync(KmsAdmin.Absent(KeyAlgorithm.EcdsaP256), Token)).IsSuccess);

        Assert.Equal(3, Sent(KmsOperation.CreateAlias));
        Assert.Equal(1, Sent(KmsOperation.CreateKey));
    }

    [Fact]
    public async Task An_alias_that_is_not_visible_yet_is_waited_for()
    {
        _host.Server.Faults.AliasPropagation = TimeSpan.FromMilliseconds(300);
        var key = KmsAdmin.Absent(KeyAlgorithm.EcdsaP256);

        var created = (await Backend.CreateAsync(key, Token)).Value;

        Assert.False(created.Adopted);
        Assert.Equal(Assert.Single(_host.Server.Store.State.Keys).Value.Arn, created.BackendKeyId);
        Assert.True(Sent(KmsOperation.DescribeKey) >= 2);
    }

    [Fact]
    public async Task A_caller_that_goes_away_between_the_steps_leaves_no_orphan()
    {
        // Long enough for a busy machine to give the caller up before the answer comes.
        var held = _host.Server.Faults.Add(new FaultRule { Kind = FaultKind.Slow, LatencyMs = 1000, Operation = KmsOperation.CreateKey });
        var key = KmsAdmin.Absent(KeyAlgorithm.EcdsaP256);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var creating = Backend.CreateAsync(key, caller.Token);
        await Eventually(() => held.Hits == 1, "CreateKey at the KMS");
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => creating);
        await Eventually(() => Sent(KmsOperation.CreateAlias) == 1, "the alias step");
        await Eventually(() => _host.Server.Store.State.Aliases.Count == 1, "the alias");
        Assert.Equal(1, Sent(KmsOperation.CreateKey));
    }

    [Fact]
    public async Task Stopping_waits_for_a_creation_under_way()
    {
        var held = _host.Server.Faults.Add(new FaultRule { Kind = FaultKind.Slow, LatencyMs = 200, Operation = KmsOperation.CreateKey });
        var backend = KmsAdmin.Backend(_host.Endpoint);
        var creating = backend.CreateAsync(KmsAdmin.Absent(KeyAlgorithm.EcdsaP256), Token);
        await Eventually(() => held.Hits == 1, "CreateKey at the KMS");

        await backend.DisposeAsync();

        Assert.Single(_host.Server.Store.State.Aliases);
        Assert.True((await creating).IsSuccess);
    }

    [Fact]
    public async Task An_adopted_winner_is_described_and_not_believed_to_be_ours()
    {
        using var admin = new KmsAdmin(_host.Endpoint);
        var (key, arn) = await admin.ExistingAsync(KeyAlgorithm.EcdsaP384, Token);

        var created = (await Backend.CreateAsync(key with { Algorithm = KeyAlgorithm.EcdsaP256 }, Token)).Value;

        Assert.True(created.Adopted);
        Assert.Equal(arn, created.BackendKeyId);
        var orphan = (await admin.Client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = created.OrphanBackendKeyId }, Token)).KeyMetadata;
        Assert.Contains($"key={key.Name} ", orphan.Description, StringComparison.Ordinal);
    }

    private long Sent(KmsOperation operation) => _host.Server.Calls.Count(operation).Total;

    private static async Task Eventually(Func<bool> holds, string what)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(15));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!holds())
        {
            try
            {
                await pause.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!Token.IsCancellationRequested)
            {
                Assert.Fail($"waited 15 s for {what}");
            }
        }
    }
}
