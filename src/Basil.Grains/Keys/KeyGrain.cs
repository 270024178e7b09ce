// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Core.Keys;
using Basil.Grains.Contracts;
using Basil.Grains.Reconcile;
using Orleans.Concurrency;
using Orleans.Placement;

namespace Basil.Grains.Keys;

/// <summary>The owner of one catalog key: the shell that gives <see cref="KeyWork"/> its turn, its deadline and the current generation's entry.</summary>
/// <remarks>
/// Reentrant, because nearly all of a call is waiting for the backend: one call at a time would serve a key 100 times a second at 10 ms.
/// What is shared between calls changes only in <see cref="KeyTracker"/>, between two awaits, so a turn never sees half of a change.
/// Placed by hash: a key needs an owner that every silo finds alike, also while silos come and go, and load-based placement packs
/// few and idle grains unevenly.
/// </remarks>
[Reentrant]
[HashBasedPlacement]
[GrainType("basil.key")]
internal sealed class KeyGrain(KeyEnvironment environment) : Grain, IKeyGrain
{
    private KeyBinding? _binding;
    private Task _retired = Task.CompletedTask;

    public Task<KeyReply<byte[]>> SignAsync(SignCall call, CancellationToken cancellationToken) =>
        RunAsync(call.Caller, (key, token) => KeyWork.SignAsync(key, call.Message, token), cancellationToken);

    public Task<KeyReply<KeyCiphertext>> EncryptAsync(EncryptCall call, CancellationToken cancellationToken) =>
        RunAsync(call.Caller, (key, token) => KeyWork.EncryptAsync(key, call, token), cancellationToken);

    public Task<KeyReply<byte[]>> DecryptAsync(DecryptCall call, CancellationToken cancellationToken) =>
        RunAsync(call.Caller, (key, token) => KeyWork.DecryptAsync(key, call, token), cancellationToken);

    public async Task<KeyReply<bool>> VerifyAsync(VerifyCall call, CancellationToken cancellationToken)
    {
        if (environment.Options.Verify == VerifyPlace.Backend)
        {
            return await RunAsync(call.Caller, (key, token) => KeyWork.VerifyAtBackendAsync(key, call, token), cancellationToken);
        }

        return Bind().Tracker is { } tracker && LocalVerification.TryRent(tracker, environment, out var rented)
            ? await LocalVerification.RunAsync(rented, tracker.State.Description?.BackendKeyId, call)
            : await RunAsync(call.Caller, (key, token) => LocalVerification.RunAsync(key, call, token), cancellationToken);
    }

    public Task<KeyReply<KeyPublicKey>> GetPublicKeyAsync(PublicKeyCall call, CancellationToken cancellationToken) =>
        RunAsync(call.Caller, (key, token) => PublicKeyAsync(key, call.Version, token), cancellationToken);

    public Task<KeyReply<KeyPublicKey[]>> GetPublishedKeyAsync(CancellationToken cancellationToken) =>
        Bind().Entry is { } entry && environment.Published.Includes(entry)
            ? RunAsync(new KeyCaller(null, null, null, environment.Options.MaxCallTime), PublishedKeyAsync, cancellationToken)
            : Task.FromResult(KeyReplies.Failure<KeyPublicKey[]>(BrokerError.Unauthorized));

    public Task<KeyReply<MintedToken>> MintJwtAsync(MintJwtCall call, CancellationToken cancellationToken) =>
        RunAsync(call.Caller, (key, token) => JwtMinting.MintAsync(key, call, environment, token), cancellationToken);

    public Task<KeyReply<KeyPublicKey>> CreateAsync(CreateKeyCall call, CancellationToken cancellationToken) =>
        RunAsync(call.Caller, (key, token) => CreateAsync(key, call, token), cancellationToken);

    public async Task<KeyStatus> ProbeAsync(TimeSpan maxAge, CancellationToken cancellationToken)
    {
        var binding = Bind();
        if (binding.Tracker is { } tracker)
        {
            await tracker.ProbeAsync(maxAge, cancellationToken);
        }

        return Status(binding);
    }

    public async Task<KeyStatus> ReconcileAsync(CancellationToken cancellationToken)
    {
        var binding = Bind();
        if (binding is not { Entry: { } entry, Tracker: { } tracker })
        {
            return Status(binding);
        }

        await tracker.ProbeAsync(TimeSpan.Zero, cancellationToken);
        var declared = binding.Generation.Catalog.Backends.GetValueOrDefault(entry.Backend);
        if (!ReconcilePlan.WantsCreation(entry, tracker.State))
        {
            return Status(binding);
        }

        if (KeyRules.CheckMint(entry, declared, tracker.Backend.Capabilities) is { } refused)
        {
            return Status(binding) with { Detail = $"It is absent and cannot be created: {refused.Message}; add its type to `mintKeyTypes`." };
        }

        var outcome = await tracker.CreateAsync(cancellationToken);
        return outcome switch
        {
            { Result: { IsSuccess: true, Value: var created }, IsOwn: var own } =>
                Status(binding) with { Generated = own && !created.Adopted, OrphanBackendKeyId = own ? created.OrphanBackendKeyId : null },
            { Result.Fault: { } fault } => ReconcilePlan.NotCreated(entry, Status(binding), fault),
            _ => Status(binding),
        };
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _retired;
        if (_binding?.Tracker is { } tracker)
        {
            await tracker.DisposeAsync();
        }
    }

    private async Task<KeyReply<T>> RunAsync<T>(
        KeyCaller caller,
        Func<KeyTracker, CancellationToken, Task<KeyReply<T>>> work,
        CancellationToken cancellationToken)
    {
        var binding = Bind();
        if (binding.Entry is null)
        {
            return KeyReplies.Failure<T>(BrokerError.Unauthorized);
        }

        return binding.Tracker is { } tracker
            ? await CallDeadline.RunAsync(caller, environment, token => work(tracker, token), cancellationToken)
            : KeyReplies.Failure<T>(new BrokerError(ErrorReason.UnsupportedAlgorithm, "the key's backend does not offer its type"));
    }

    private static async Task<KeyReply<KeyPublicKey>> PublicKeyAsync(KeyTracker key, uint? version, CancellationToken cancellationToken)
    {
        if ((KeyRules.CheckSigner(key.Key.Algorithm) ?? KeyRules.CheckVersion(version)) is { } error)
        {
            return KeyReplies.Failure<KeyPublicKey>(error);
        }

        var found = await KeyWork.GetPublicKeyAsync(key, KeyUse.PublicKey, cancellationToken);
        return found.IsSuccess
            ? KeyReplies.Success(ToReply(found.Value), found.Value.BackendKeyId)
            : KeyReplies.Failure<KeyPublicKey>(found.Error);
    }

    /// <summary>As for a verification here, so that what is published is what this broker itself accepts: not the key that somebody disabled.</summary>
    private static async Task<KeyReply<KeyPublicKey[]>> PublishedKeyAsync(KeyTracker key, CancellationToken cancellationToken)
    {
        var found = await KeyWork.GetPublicKeyAsync(key, KeyUse.Locally, cancellationToken);
        return found.IsSuccess
            ? KeyReplies.Success<KeyPublicKey[]>([ToReply(found.Value)], found.Value.BackendKeyId)
            : KeyReplies.Failure<KeyPublicKey[]>(found.Error);
    }

    private async Task<KeyReply<KeyPublicKey>> CreateAsync(KeyTracker key, CreateKeyCall call, CancellationToken cancellationToken)
    {
        var binding = Bind();
        if (binding.Entry is not { Writable: true } entry)
        {
            return KeyReplies.Failure<KeyPublicKey>(BrokerError.Unauthorized);
        }

        var error = call.KeyType == key.Key.Algorithm.Token()
            ? KeyRules.CheckMint(entry, binding.Generation.Catalog.Backends.GetValueOrDefault(entry.Backend), key.Backend.Capabilities)
            : BrokerError.InvalidRequest($"the catalog says that the key is of type {key.Key.Algorithm.Token()}");
        return error is null ? await KeyCreation.CreateAsync(key, environment, cancellationToken) : KeyReplies.Failure<KeyPublicKey>(error);
    }

    internal static KeyPublicKey ToReply(CachedPublicKey key) => new(key.Material.Algorithm.Token(), key.Material.Raw, KeyRules.FirstVersion);

    private KeyStatus Status(KeyBinding binding) => binding switch
    {
        { Entry: null } => KeyStatuses.NotInCatalog(this.GetPrimaryKeyString()),
        { Tracker: null } => KeyStatuses.NotServed(binding.Entry),
        _ => KeyStatuses.Of(binding.Entry, binding.Tracker.State),
    };

    private KeyBinding Bind()
    {
        var current = environment.Generations.Current;
        if (_binding is { } binding && ReferenceEquals(binding.Generation, current))
        {
            return binding;
        }

        var former = _binding?.Tracker;
        _binding = KeyBinding.Bind(this.GetPrimaryKeyString(), current, former, environment);
        if (former is not null && !ReferenceEquals(former, _binding.Tracker))
        {
            _retired = RetireAsync(_retired, former);
        }

        return _binding;
    }

    /// <summary>Ends trackers of keys that the catalog no longer names here, one after the other; deactivation waits for the last.</summary>
    private static async Task RetireAsync(Task before, KeyTracker former)
    {
        await before;
        await former.DisposeAsync();
    }
}
