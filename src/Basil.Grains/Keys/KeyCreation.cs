// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Grains.Contracts;

namespace Basil.Grains.Keys;

/// <summary>Creates the catalog key for a caller. Only the call that had it created gets it; for every other one it exists already.</summary>
internal static class KeyCreation
{
    internal static BrokerError AlreadyExists { get; } = BrokerError.InvalidRequest("the key exists already");

    internal static async Task<KeyReply<KeyPublicKey>> CreateAsync(KeyTracker key, KeyEnvironment environment, CancellationToken cancellationToken)
    {
        var outcome = await key.CreateAsync(cancellationToken);
        switch (outcome)
        {
            case null:
                return KeyReplies.Failure<KeyPublicKey>(Refusal(key.State, environment.Time.GetUtcNow()), key.State.Description?.BackendKeyId);
            case { Result: { IsSuccess: false, Fault: var fault } }:
                return KeyReplies.Failure<KeyPublicKey>(BackendFaultErrors.ToError(fault));
            case { IsOwn: false } or { Result.Value.Adopted: true }:
                return KeyReplies.Failure<KeyPublicKey>(AlreadyExists, outcome.Result.Value.BackendKeyId);
            default:
                return await DescribeAsync(key, outcome.Result.Value.BackendKeyId, cancellationToken);
        }
    }

    private static async Task<KeyReply<KeyPublicKey>> DescribeAsync(KeyTracker key, string backendKeyId, CancellationToken cancellationToken)
    {
        if (KeyRules.CheckSigner(key.Key.Algorithm) is not null)
        {
            return KeyReplies.Success(new KeyPublicKey(Basil.Core.Keys.KeyAlgorithmTokens.Token(key.Key.Algorithm), [], KeyRules.FirstVersion), backendKeyId);
        }

        var found = await KeyWork.GetPublicKeyAsync(key, KeyUse.PublicKey, cancellationToken);
        return found.IsSuccess
            ? KeyReplies.Success(KeyGrain.ToReply(found.Value), found.Value.BackendKeyId)
            : KeyReplies.Failure<KeyPublicKey>(found.Error, backendKeyId);
    }

    private static BrokerError Refusal(KeyState state, DateTimeOffset now) =>
        state.Failure is null && state is { Condition: KeyCondition.Usable } or { Condition: KeyCondition.Unusable, Description: not null }
            ? AlreadyExists
            : BackendFaultErrors.ToError(state, now);
}
