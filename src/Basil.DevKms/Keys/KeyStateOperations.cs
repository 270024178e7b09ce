// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Iam;
using Basil.DevKms.Protocol;
using Basil.DevKms.Quotas;

namespace Basil.DevKms.Keys;

/// <summary>EnableKey, DisableKey, ScheduleKeyDeletion and CancelKeyDeletion: the moves between key states.</summary>
internal sealed class KeyStateOperations(KeyStore store, KeyResolver resolver, Authorizer authorizer, QuotaMeter quotas)
{
    private const int ShortestWindow = 7;
    private const int LongestWindow = 30;

    public KmsOutcome<EmptyReply> EnableKey(KeyRequest request, CallContext call) =>
        SetState(request.KeyId, KeyState.Enabled, QuotaClass.EnableKey, call);

    public KmsOutcome<EmptyReply> DisableKey(KeyRequest request, CallContext call) =>
        SetState(request.KeyId, KeyState.Disabled, QuotaClass.DisableKey, call);

    public KmsOutcome<KeyDeletionReply> ScheduleKeyDeletion(ScheduleKeyDeletionRequest request, CallContext call)
    {
        var window = request.PendingWindowInDays ?? LongestWindow;
        if (window is < ShortestWindow or > LongestWindow)
        {
            return KmsError.Validation($"PendingWindowInDays must be between {ShortestWindow} and {LongestWindow}.");
        }

        var moved = Move(request.KeyId, QuotaClass.ScheduleKeyDeletion, call, (key, now) => key.State == KeyState.PendingDeletion
            ? KmsError.InvalidState($"{key.Arn} is pending deletion.")
            : key with { State = KeyState.PendingDeletion, DeletionDate = now.AddDays(window) });
        return moved.TryGet(out var key, out var error)
            ? new KeyDeletionReply
            {
                KeyId = key.Arn,
                DeletionDate = key.DeletionDate?.ToKmsSeconds(),
                KeyState = key.State.ToString(),
                PendingWindowInDays = window,
            }
            : error;
    }

    /// <summary>A key that is saved from deletion comes back disabled.</summary>
    public KmsOutcome<KeyDeletionReply> CancelKeyDeletion(KeyRequest request, CallContext call)
    {
        var moved = Move(request.KeyId, QuotaClass.CancelKeyDeletion, call, (key, _) => key.State == KeyState.PendingDeletion
            ? key with { State = KeyState.Disabled, DeletionDate = null }
            : KmsError.InvalidState($"{key.Arn} is not pending deletion."));
        return moved.TryGet(out var key, out var error) ? new KeyDeletionReply { KeyId = key.Arn } : error;
    }

    private KmsOutcome<EmptyReply> SetState(string? keyId, KeyState state, QuotaClass quota, CallContext call)
    {
        var moved = Move(keyId, quota, call, (key, _) => key.State == KeyState.PendingDeletion
            ? KmsError.InvalidState($"{key.Arn} is pending deletion.")
            : key with { State = state });
        return moved.TryGet(out _, out var error) ? EmptyReply.Instance : error;
    }

    private KmsOutcome<KeyRecord> Move(
        string? keyId, QuotaClass quota, CallContext call, Func<KeyRecord, DateTimeOffset, KmsOutcome<KeyRecord>> move)
    {
        if (!quotas.TryTake(quota))
        {
            return KmsError.Throttled();
        }

        call.KeyReference = keyId;
        return store.Change<KeyRecord>((state, now) =>
        {
            if (!resolver.Find(state, now, keyId, KeyReferenceForms.Key).TryGet(out var key, out var error))
            {
                return (state, resolver.Concealed(error, state, keyId, call));
            }

            call.KeyArn = key.Arn;
            if (authorizer.OnKey(call, state, key.KeyId, reference: null) is { } refusal)
            {
                return (state, refusal);
            }

            return move(key, now).TryGet(out var moved, out error) ? (state.With(moved), moved) : (state, error);
        });
    }
}
