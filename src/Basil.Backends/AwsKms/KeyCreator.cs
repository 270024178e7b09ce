// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using Amazon.KeyManagementService.Model;
using Basil.Core.Backends;
using Basil.Core.Keys;
using Microsoft.Extensions.Logging;

namespace Basil.Backends.AwsKms;

/// <summary>Creates keys: one CreateKey, then CreateAlias as the commit.</summary>
/// <remarks>
/// <para>CreateKey has no idempotency token and a key costs money until it is found, so it is sent exactly once. Until an alias names the new
/// key nothing uses it. CreateAlias is atomic: of several creators one wins, the others adopt the winner's key and report theirs as an
/// orphan. The alias step may be repeated, because looking at the alias tells whether an attempt of unknown fate was done.</para>
/// <para>A creation outlives its caller: a caller that goes away between the two steps would leave an orphan. It is bounded by a window of its
/// own and by the disposal of this object, which waits for it.</para>
/// </remarks>
internal sealed partial class KeyCreator(KmsClient client, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    /// <summary>As long as the longest deadline that a caller can set by default; KMS usually propagates a change in a few seconds.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Task, byte> _running = [];
    private readonly CancellationTokenSource _stopping = new();

    /// <exception cref="OperationCanceledException">The caller's token; the creation goes on.</exception>
    internal async Task<BackendResult<CreatedKey>> CreateAsync(KeyName name, AwsKmsKeySpec spec, KeyReference alias, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var creation = RunAsync(new KeyMark(name, Version: 1, Guid.NewGuid()), spec, alias.KeyId);
        _running.TryAdd(creation, 0);
        _ = creation.ContinueWith(
            done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return await creation.WaitAsync(cancellationToken);
    }

    /// <summary>Waits for creations under way; what is not done in the time of an attempt is ended and reported.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping.CancelAfter(LongestDelay);
        await Task.WhenAll(_running.Keys);
        _stopping.Dispose();
    }

    private async Task<BackendResult<CreatedKey>> RunAsync(KeyMark mark, AwsKmsKeySpec spec, string alias)
    {
        using var window = new CancellationTokenSource(Window, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(window.Token, _stopping.Token);
        string? arn = null;
        try
        {
            var created = await CreateKeyAsync(mark, spec, alias, ending.Token);
            if (!created.IsSuccess)
            {
                return created.Fault;
            }

            arn = created.Value;
            return await CommitAsync(mark, arn, alias, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return arn is null ? Uncertain(mark, alias, "the time to create it ended") : Orphaned(mark, arn, alias, TimeIsUp);
        }
    }

    private async Task<BackendResult<string>> CreateKeyAsync(KeyMark mark, AwsKmsKeySpec spec, string alias, CancellationToken ending)
    {
        var request = new CreateKeyRequest { KeySpec = spec.Spec, KeyUsage = spec.Usage, Description = mark.ToString() };
        var answer = await client.CallAsync(KmsCalls.CreateKey, request, ending);
        if (answer.IsSuccess)
        {
            return KeyArn.IsKeyArn(answer.Value.KeyMetadata?.Arn)
                ? answer.Value.KeyMetadata.Arn
                : Uncertain(mark, alias, "KMS did not say which key it created");
        }

        // A refusal of ours or an answer with a code of KMS's 4xx kinds created nothing.
        return answer.Fault is { Kind: BackendFaultKind.Unreachable, Code: not "CircuitOpen" } fault
            ? Uncertain(mark, alias, fault.Detail)
            : answer.Fault;
    }

    private async Task<BackendResult<CreatedKey>> CommitAsync(KeyMark mark, string arn, string alias, CancellationToken ending)
    {
        for (var delay = FirstDelay; ; delay = Longer(delay))
        {
            var answer = await client.CallAsync(KmsCalls.CreateAlias, new CreateAliasRequest { AliasName = alias, TargetKeyId = arn }, ending);
            if (answer.IsSuccess || answer.Fault.Kind == BackendFaultKind.AlreadyExists)
            {
                return await SettleAsync(mark, arn, alias, ending);
            }

            switch (answer.Fault.Kind)
            {
                // The attempt may have been done all the same.
                case BackendFaultKind.Unreachable when (await client.DescribeAsync(alias, ending)).IsSuccess:
                    return await SettleAsync(mark, arn, alias, ending);

                // Absent: the new key has not reached the part of KMS that answered.
                case BackendFaultKind.Unreachable or BackendFaultKind.Throttled or BackendFaultKind.Absent:
                    LogAliasRetried(alias, arn, answer.Fault.Code);
                    await Task.Delay(delay, time, ending);
                    break;

                default:
                    return Orphaned(mark, arn, alias, answer.Fault);
            }
        }
    }

    /// <summary>The alias exists: waits until it can be seen, and finds out whose key it names.</summary>
    private async Task<BackendResult<CreatedKey>> SettleAsync(KeyMark mark, string arn, string alias, CancellationToken ending)
    {
        for (var delay = FirstDelay; ; delay = Longer(delay))
        {
            var seen = await client.DescribeAsync(alias, ending);
            if (seen.IsSuccess && seen.Value.BackendKeyId == arn)
            {
                LogCreated(mark.Name, arn, alias, mark.Intent);
                return new CreatedKey(arn, Adopted: false, OrphanBackendKeyId: null);
            }

            if (seen.IsSuccess)
            {
                LogAdopted(mark.Name, seen.Value.BackendKeyId, alias, arn);
                return new CreatedKey(seen.Value.BackendKeyId, Adopted: true, OrphanBackendKeyId: arn);
            }

            if (seen.Fault.Kind is not (BackendFaultKind.Absent or BackendFaultKind.Unreachable or BackendFaultKind.Throttled))
            {
                return Orphaned(mark, arn, alias, seen.Fault);
            }

            await Task.Delay(delay, time, ending);
        }
    }

    private static BackendFault TimeIsUp { get; } = new(BackendFaultKind.Unreachable, "CreateWindow", "the time to create it ended");

    private BackendFault Orphaned(KeyMark mark, string arn, string alias, BackendFault cause)
    {
        LogOrphaned(mark.Name, arn, alias, cause.Code);
        return cause with
        {
            OrphanBackendKeyId = arn,
            Detail = $"key {arn} was created for {mark.Name} and {alias} may not name it: {cause.Detail}; schedule its deletion or create the alias",
        };
    }

    private BackendFault Uncertain(KeyMark mark, string alias, string detail)
    {
        LogUncertain(mark.Name, alias, mark.Intent);
        return new BackendFault(
            BackendFaultKind.Unreachable,
            "CreateUncertain",
            $"KMS may have created a key for {mark.Name} that no alias names; its description would be «{mark}»: {detail}");
    }

    private static TimeSpan Longer(TimeSpan delay) => delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
}
