// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Basil.Core.Errors;
using Basil.Core.Keys;
using Basil.Gateway.Authorization;
using Basil.Grains.Contracts;
using Microsoft.Extensions.Logging;

namespace Basil.Gateway.Routing;

/// <summary>Calls the grain that owns the key, with the caller's identity and the time that is left.</summary>
internal sealed partial class GrainKeyRouter(IGrainFactory grains, ILogger<GrainKeyRouter> logger) : IKeyRouter
{
    private readonly ILogger _logger = logger;

    // Making a reference reads the contract's attributes, which costs more than the call that it is made for. One for each catalog key.
    private readonly ConcurrentDictionary<string, IKeyGrain> _grains = new(StringComparer.Ordinal);

    public Task<Routed<byte[]>> SignAsync(AuthorizedCall call, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        RunAsync(call, grain => grain.SignAsync(new SignCall(Caller(call), Bytes(message)), cancellationToken), cancellationToken);

    public Task<Routed<bool>> VerifyAsync(
        AuthorizedCall call,
        ReadOnlyMemory<byte> message,
        ReadOnlyMemory<byte> signature,
        CancellationToken cancellationToken) =>
        RunAsync(call, grain => grain.VerifyAsync(new VerifyCall(Caller(call), Bytes(message), Bytes(signature)), cancellationToken), cancellationToken);

    public Task<Routed<KeyPublicKey>> GetPublicKeyAsync(AuthorizedCall call, uint? version, CancellationToken cancellationToken) =>
        RunAsync(call, grain => grain.GetPublicKeyAsync(new PublicKeyCall(Caller(call), version), cancellationToken), cancellationToken);

    public Task<Routed<KeyCiphertext>> EncryptAsync(
        AuthorizedCall call,
        ReadOnlyMemory<byte> plaintext,
        ReadOnlyMemory<byte>? associatedData,
        CancellationToken cancellationToken) =>
        RunAsync(call, grain => grain.EncryptAsync(new EncryptCall(Caller(call), Bytes(plaintext), OptionalBytes(associatedData)), cancellationToken), cancellationToken);

    public Task<Routed<byte[]>> DecryptAsync(
        AuthorizedCall call,
        ReadOnlyMemory<byte> ciphertext,
        ReadOnlyMemory<byte>? associatedData,
        uint keyVersion,
        CancellationToken cancellationToken)
    {
        var request = new DecryptCall(Caller(call), Bytes(ciphertext), OptionalBytes(associatedData), keyVersion);
        return RunAsync(call, grain => grain.DecryptAsync(request, cancellationToken), cancellationToken);
    }

    public Task<Routed<MintedToken>> MintJwtAsync(
        AuthorizedCall call,
        string subject,
        TimeSpan? timeToLive,
        ReadOnlyMemory<byte> extraClaims,
        CancellationToken cancellationToken)
    {
        var request = new MintJwtCall(Caller(call), subject, timeToLive, Bytes(extraClaims));
        return RunAsync(call, grain => grain.MintJwtAsync(request, cancellationToken), cancellationToken);
    }

    public Task<Routed<KeyPublicKey>> CreateAsync(AuthorizedCall call, CancellationToken cancellationToken)
    {
        var algorithm = call.Key.Algorithm ?? throw new InvalidOperationException("A key without a type was to be created.");
        return RunAsync(call, grain => grain.CreateAsync(new CreateKeyCall(Caller(call), algorithm.Token()), cancellationToken), cancellationToken);
    }

    private static KeyCaller Caller(AuthorizedCall call) => new(call.Caller.Uid, call.Caller.Gid, call.Caller.Pid, call.TimeLeft);

    /// <summary>The array under the memory where it is exactly that, else a copy.</summary>
    private static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment is { Offset: 0, Array: { } array } && array.Length == segment.Count
            ? array
            : memory.ToArray();

    private static byte[]? OptionalBytes(ReadOnlyMemory<byte>? memory) => memory is { } bytes ? Bytes(bytes) : null;

    internal static BrokerError ToError(KeyError error)
    {
        // A newer silo may know reasons that this gateway does not; to a caller they are failures of the broker.
        var reason = Enum.TryParse<ErrorReason>(error.Reason, out var known) && Enum.IsDefined(known) ? known : ErrorReason.Internal;
        return new BrokerError(reason, error.Message, error.RetryAfter);
    }

    private async Task<Routed<T>> RunAsync<T>(AuthorizedCall call, Func<IKeyGrain, Task<KeyReply<T>>> ask, CancellationToken cancellationToken)
        where T : notnull
    {
        try
        {
            // Cancelling is cooperative in the cluster; the caller is not made to wait for that.
            var reply = await ask(_grains.GetOrAdd(call.Key.Name.Value, static (name, factory) => factory.GetGrain<IKeyGrain>(name), grains)).WaitAsync(cancellationToken);
            if (reply.Error is { } error)
            {
                return new Routed<T>(ToError(error), reply.BackendKeyId);
            }

            return reply.Value is { } value
                ? new Routed<T>(value, reply.BackendKeyId)
                : throw new InvalidOperationException("A key's reply has neither a value nor an error.");
        }
        catch (Exception e) when (ClusterFaults.IsUnavailable(e, cancellationToken))
        {
            LogUnavailable(e, call.Rpc.Name, call.Key.Name.Value);
            return BrokerError.BackendUnavailable();
        }
    }
}
