// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Core.Errors;
using Microsoft.Extensions.Logging;

namespace Basil.Grains.Keys;

/// <summary>Keeps what is known of one backend key: runs <see cref="KeyLifecycle"/>, its effects, and one probe and one creation at a time.</summary>
/// <remarks>
/// Used on the grain's turn only. Probes and creations are flights: they serve all who wait, so they have limits of their own and no
/// caller's cancellation ends them. <see cref="DisposeAsync"/> waits for their end.
/// </remarks>
internal sealed partial class KeyTracker : IAsyncDisposable
{
    private readonly CancellationTokenSource _lifetime = new();
    private readonly CancellationToken _end;
    private readonly KeyEnvironment _environment;
    private readonly KeyLifecycle _lifecycle;
    private readonly ILogger _log;
    private readonly ToldFaults _told = new();
    private Task _probe = Task.CompletedTask;
    private Task<BackendResult<CreatedKey>>? _create;

    internal KeyTracker(BackendKey key, IKeyBackend backend, KeyEnvironment environment)
    {
        Key = key;
        Backend = backend;
        _environment = environment;
        _lifecycle = new KeyLifecycle(key.Algorithm, environment.Options);
        _log = environment.Loggers.CreateLogger<KeyTracker>();

        // Taken once: a call that outlives its tracker may still ask for a probe, and the source is disposed by then.
        _end = _lifetime.Token;
        PublicKeys = new PublicKeyCache(key, backend, environment, Broken, _end);
    }

    internal BackendKey Key { get; }

    internal IKeyBackend Backend { get; }

    internal PublicKeyCache PublicKeys { get; }

    internal KeyState State { get; private set; } = KeyState.Initial;

    private DateTimeOffset Now => _environment.Time.GetUtcNow();

    /// <summary>Waits, if it must, until the key may serve. Null where it may; otherwise what the caller is told.</summary>
    internal async ValueTask<BrokerError?> AdmitAsync(KeyUse use, CancellationToken cancellationToken)
    {
        if (KeyAdmissions.Decide(State, use, _environment.Options, Now) == KeyAdmission.ProbeFirst)
        {
            await ProbeAsync(TimeSpan.Zero, cancellationToken);
        }

        var admission = KeyAdmissions.Decide(State, use, _environment.Options, Now);
        if (admission == KeyAdmission.ServeAndProbe)
        {
            Apply(new KeyEvent.ProbeWanted(_environment.Options.StateTtl));
        }

        return admission is KeyAdmission.Serve or KeyAdmission.ServeAndProbe ? null : BackendFaultErrors.ToError(State, Now);
    }

    /// <summary>Makes the state no older than <paramref name="maxAge"/>, or as old as the failures of the last probes leave it.</summary>
    internal Task ProbeAsync(TimeSpan maxAge, CancellationToken cancellationToken)
    {
        Apply(new KeyEvent.ProbeWanted(maxAge));
        return State.IsProbing ? _probe.WaitAsync(cancellationToken) : Task.CompletedTask;
    }

    /// <summary>
    /// Takes note that the backend served with the named key. False where that is not the key that the path names by the backend's own
    /// description, asked anew where they differ: then nothing of the answer may be used.
    /// </summary>
    internal async ValueTask<bool> ConfirmAsync(string backendKeyId, CancellationToken cancellationToken)
    {
        Apply(new KeyEvent.Served(backendKeyId));

        // The first probe may have been under way since before the path was moved; the second was not.
        for (var probes = 0; State.Description?.BackendKeyId != backendKeyId && probes < 2; probes++)
        {
            await ProbeAsync(TimeSpan.Zero, cancellationToken);
        }

        return State.Description?.BackendKeyId == backendKeyId;
    }

    /// <summary>Takes note of an operation's fault, and tells operators of one that only they can repair: callers learn nothing of it.</summary>
    internal void Faulted(BackendFault fault)
    {
        Apply(new KeyEvent.OperationFaulted(fault));
        if (fault.Kind is BackendFaultKind.Refused or BackendFaultKind.BadCredentials or BackendFaultKind.Rejected && _told.IsNews(fault, Now))
        {
            LogOperationRefused(Key.Name.Value, fault.Code, fault.Detail, fault.MissingAction ?? "none known");
        }
    }

    /// <summary>Creates the key if it is absent, or joins the creation under way. Null where the state does not allow to create.</summary>
    internal async Task<CreateOutcome?> CreateAsync(CancellationToken cancellationToken)
    {
        // Another caller's probe may begin between the end of ours and our turn; then its answer is awaited too.
        for (var attempts = 0; attempts < 3; attempts++)
        {
            if (_create is { } underWay)
            {
                return new CreateOutcome(await underWay.WaitAsync(cancellationToken), IsOwn: false);
            }

            await ProbeAsync(TimeSpan.Zero, cancellationToken);
            if (_create is null)
            {
                Apply(new KeyEvent.CreateWanted());
                if (_create is { } own)
                {
                    return new CreateOutcome(await own.WaitAsync(cancellationToken), IsOwn: true);
                }
            }
        }

        return null;
    }

    /// <summary>Ends the probe and waits for a creation, which is never cut off between its steps.</summary>
    public async ValueTask DisposeAsync()
    {
        await _lifetime.CancelAsync();
        await _probe;
        if (_create is { } create)
        {
            await create;
        }

        PublicKeys.Dispose();
        _lifetime.Dispose();
    }

    private void Apply(KeyEvent happened)
    {
        var before = State;
        var (next, effects) = _lifecycle.Apply(before, happened, Now);
        State = next;
        if (effects.HasFlag(KeyEffect.ForgetPublicKey))
        {
            PublicKeys.Forget();
        }

        Report(before, happened, effects);
        if (effects.HasFlag(KeyEffect.Probe))
        {
            _probe = RunProbeAsync();
        }

        if (effects.HasFlag(KeyEffect.Create))
        {
            _create = RunCreateAsync();
        }
    }

    private void Report(KeyState before, KeyEvent happened, KeyEffect effects)
    {
        if (effects.HasFlag(KeyEffect.ReportMove))
        {
            LogMoved(Key.Name.Value, before.Description?.BackendKeyId);
        }

        var orphan = happened switch
        {
            KeyEvent.Created created => created.Key.OrphanBackendKeyId,
            KeyEvent.CreateFaulted faulted => faulted.Fault.OrphanBackendKeyId,
            _ => null,
        };
        if (orphan is not null)
        {
            _environment.Metrics.Orphaned();
            LogOrphan(Key.Name.Value, orphan);
        }

        if (before.Word == State.Word && before.Cause == State.Cause)
        {
            return;
        }

        if (State.Trouble is { } failure)
        {
            LogFailure(Key.Name.Value, State.Word, failure.Fault.Code, failure.Fault.MissingAction ?? "none known");
        }
        else if (State.Cause is { } cause)
        {
            LogUnusable(Key.Name.Value, cause);
        }
        else if (State.Condition != KeyCondition.Unknown)
        {
            LogState(Key.Name.Value, State.Word);
        }
    }

    private async Task RunProbeAsync()
    {
        // Yielding first lets the flight be recorded before it can end.
        await Task.Yield();
        using var limit = new CancellationTokenSource(_environment.Options.ProbeTimeout, _environment.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _end);
        KeyEvent answer;
        try
        {
            var described = await Backend.DescribeAsync(Key, linked.Token);
            answer = described.IsSuccess ? new KeyEvent.Described(described.Value) : new KeyEvent.ProbeFaulted(described.Fault);
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            answer = new KeyEvent.ProbeFaulted(Timeout("describe the key"));
        }
        catch (Exception e)
        {
            answer = new KeyEvent.ProbeFaulted(Broken(e));
        }

        Apply(answer);
        _environment.Metrics.Probed(State.Word);
    }

    private async Task<BackendResult<CreatedKey>> RunCreateAsync()
    {
        await Task.Yield();
        using var limit = new CancellationTokenSource(_environment.Options.CreateTimeout, _environment.Time);
        BackendResult<CreatedKey> result;
        try
        {
            result = await Backend.CreateAsync(Key, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            result = Timeout("create the key");
        }
        catch (Exception e)
        {
            result = Broken(e);
        }

        if (result.IsSuccess)
        {
            Apply(new KeyEvent.Created(result.Value));
            _environment.Metrics.Created();
            LogCreated(Key.Name.Value, result.Value.BackendKeyId, result.Value.Adopted);
            await ConvergeAsync(limit.Token);
        }
        else
        {
            Apply(new KeyEvent.CreateFaulted(result.Fault));
            LogCreateFailed(Key.Name.Value, result.Fault.Kind, result.Fault.Code, result.Fault.Detail, result.Fault.MissingAction);
        }

        _create = null;
        return result;
    }

    /// <summary>Waits until the backend shows what was created, within <see cref="KeyOptions.ConvergeTimeout"/>.</summary>
    private async Task ConvergeAsync(CancellationToken cancellationToken)
    {
        var until = Now + _environment.Options.ConvergeTimeout;
        var wait = TimeSpan.FromMilliseconds(100);
        while (true)
        {
            // The limit of a probe bounds this wait; the creation is done, so its own limit changes nothing any more.
            await ProbeAsync(TimeSpan.Zero, CancellationToken.None);
            var isPending = State.Condition == KeyCondition.Unknown || State.Cause == UnusableCause.NotReady;
            if (!isPending || Now + wait >= until || cancellationToken.IsCancellationRequested || _end.IsCancellationRequested)
            {
                return;
            }

            await Task.WhenAny(Task.Delay(wait, _environment.Time, _end));
            wait = wait < TimeSpan.FromSeconds(1) ? wait * 2 : wait;
        }
    }

    private static BackendFault Timeout(string what) =>
        new(BackendFaultKind.Unreachable, "timeout", $"The backend did not {what} in time.");

    /// <summary>A flight has no one caller to throw to, and a state that stayed "probing" for ever would stop the key.</summary>
    private BackendFault Broken(Exception e)
    {
        LogBroken(e, Key.Name.Value);
        return new BackendFault(BackendFaultKind.Unreachable, "broken", "The backend's adapter failed; the silo's log has the exception.");
    }
}
