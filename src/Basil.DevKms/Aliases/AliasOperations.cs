// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Iam;
using Basil.DevKms.Keys;
using Basil.DevKms.Protocol;
using Basil.DevKms.Quotas;

namespace Basil.DevKms.Aliases;

/// <summary>CreateAlias, UpdateAlias, DeleteAlias and ListAliases.</summary>
internal sealed class AliasOperations(
    KeyStore store,
    KeyResolver resolver,
    Authorizer authorizer,
    AuthorizationAliases authorization,
    AccountRegion home,
    AliasPropagation propagation,
    QuotaMeter quotas)
{
    private const int AliasesPerKey = 50;
    private const int DefaultPage = 50;

    public KmsOutcome<EmptyReply> CreateAlias(CreateAliasRequest request, CallContext call)
    {
        if (Refusal(request, QuotaClass.CreateAlias, call) is { } refusal)
        {
            return refusal;
        }

        return store.Change<EmptyReply>((state, now) =>
        {
            if (!Target(state, now, request.TargetKeyId, call).TryGet(out var target, out var error))
            {
                return (state, error);
            }

            if (state.Aliases.ContainsKey(request.AliasName!))
            {
                return (state, KmsError.Refused(
                    "AlreadyExistsException", $"An alias with the name {home.AliasArn(request.AliasName!)} already exists"));
            }

            if (IsFull(state, target))
            {
                return (state, TooManyAliases(target));
            }

            Changed(request.AliasName!, null);
            return (state.With(new AliasRecord(request.AliasName!, target.KeyId, now, now)), EmptyReply.Instance);
        });
    }

    public KmsOutcome<EmptyReply> UpdateAlias(CreateAliasRequest request, CallContext call)
    {
        if (Refusal(request, QuotaClass.UpdateAlias, call) is { } refusal)
        {
            return refusal;
        }

        return store.Change<EmptyReply>((state, now) =>
        {
            if (!state.Aliases.TryGetValue(request.AliasName!, out var alias))
            {
                return (state, NoAlias(request.AliasName!));
            }

            if (authorizer.OnKey(call, state, alias.TargetKeyId, reference: null) is { } refused)
            {
                return (state, refused);
            }

            if (!Target(state, now, request.TargetKeyId, call).TryGet(out var target, out var error))
            {
                return (state, error);
            }

            var current = state.Keys[alias.TargetKeyId];
            if (current.Spec.IsSymmetric != target.Spec.IsSymmetric || current.Spec.Usage != target.Spec.Usage)
            {
                return (state, KmsError.Validation(
                    $"Alias {alias.Name} names a {current.Spec.Usage} key and cannot be moved to one of another type or usage."));
            }

            if (current.KeyId != target.KeyId && IsFull(state, target))
            {
                return (state, TooManyAliases(target));
            }

            Changed(alias.Name, alias.TargetKeyId);
            return (state.With(alias with { TargetKeyId = target.KeyId, LastUpdatedDate = now }), EmptyReply.Instance);
        });
    }

    public KmsOutcome<EmptyReply> DeleteAlias(DeleteAliasRequest request, CallContext call)
    {
        if (!quotas.TryTake(QuotaClass.DeleteAlias))
        {
            return KmsError.Throttled();
        }

        if (AliasName.Refusal(request.AliasName) is { } refusal)
        {
            return refusal;
        }

        call.KeyReference = request.AliasName;
        if (authorizer.OnAlias(call, request.AliasName!) is { } denied)
        {
            return denied;
        }

        return store.Change<EmptyReply>((state, _) =>
        {
            if (!state.Aliases.TryGetValue(request.AliasName!, out var alias))
            {
                return (state, NoAlias(request.AliasName!));
            }

            call.KeyArn = state.Keys[alias.TargetKeyId].Arn;
            if (authorizer.OnKey(call, state, alias.TargetKeyId, reference: null) is { } refused)
            {
                return (state, refused);
            }

            Changed(alias.Name, alias.TargetKeyId);
            return (state with { Aliases = state.Aliases.Remove(alias.Name) }, EmptyReply.Instance);
        });
    }

    public KmsOutcome<ListAliasesReply> ListAliases(ListAliasesRequest request, CallContext call)
    {
        if (!quotas.TryTake(QuotaClass.ListAliases))
        {
            return KmsError.Throttled();
        }

        if (!ListPage.Parse(request.Limit, request.Marker, DefaultPage).TryGet(out var page, out var error))
        {
            return error;
        }

        if (authorizer.OnEverything(call) is { } refusal)
        {
            return refusal;
        }

        string? only = null;
        if (request.KeyId is not null)
        {
            call.KeyReference = request.KeyId;

            // Listing has no resource, also where it is narrowed to a key.
            if (!resolver.Find(store.State, store.Now, request.KeyId, KeyReferenceForms.Key).TryGet(out var key, out error))
            {
                return error;
            }

            call.KeyArn = key.Arn;
            only = key.KeyId;
        }

        var aliases = store.State.Purge(store.Now).Aliases.Values.Where(alias => only is null || alias.TargetKeyId == only);
        var (items, next) = page.Take(aliases, alias => alias.Name);
        return new ListAliasesReply { Aliases = [.. items.Select(Entry)], NextMarker = next, Truncated = next is not null };
    }

    private void Changed(string aliasName, string? oldTarget)
    {
        propagation.Changed(aliasName, oldTarget);
        authorization.Changed(aliasName, oldTarget);
    }

    private static bool IsAlias(string? reference) =>
        reference is not null
        && (reference.StartsWith(AliasName.Prefix, StringComparison.Ordinal) || reference.Contains(":" + AliasName.Prefix, StringComparison.Ordinal));

    private static bool IsFull(KeyStoreState state, KeyRecord key) =>
        state.Aliases.Values.Count(alias => alias.TargetKeyId == key.KeyId) >= AliasesPerKey;

    private static KmsError TooManyAliases(KeyRecord key) =>
        KmsError.LimitExceeded($"{key.Arn} has {AliasesPerKey} aliases, which is as many as a key may have.");

    private KmsError NoAlias(string name) => KmsError.NotFound($"Alias {home.AliasArn(name)} is not found.");

    private KmsError? Refusal(CreateAliasRequest request, QuotaClass quota, CallContext call)
    {
        if (!quotas.TryTake(quota))
        {
            return KmsError.Throttled();
        }

        call.KeyReference = request.TargetKeyId;
        return AliasName.Refusal(request.AliasName)
            ?? (IsAlias(request.TargetKeyId) ? KmsError.Validation("An alias names a key and not another alias.") : null)
            ?? authorizer.OnAlias(call, request.AliasName!);
    }

    private KmsOutcome<KeyRecord> Target(KeyStoreState state, DateTimeOffset now, string? keyId, CallContext call)
    {
        if (!resolver.Find(state, now, keyId, KeyReferenceForms.Key, "targetKeyId").TryGet(out var key, out var error))
        {
            return resolver.Concealed(error, state, keyId, call);
        }

        call.KeyArn = key.Arn;
        if (authorizer.OnKey(call, state, key.KeyId, reference: null) is { } refusal)
        {
            return refusal;
        }

        return key.State == KeyState.PendingDeletion ? KmsError.InvalidState($"{key.Arn} is pending deletion.") : key;
    }

    private AliasListEntry Entry(AliasRecord alias) => new()
    {
        AliasName = alias.Name,
        AliasArn = home.AliasArn(alias.Name),
        TargetKeyId = alias.TargetKeyId,
        CreationDate = alias.CreationDate.ToKmsSeconds(),
        LastUpdatedDate = alias.LastUpdatedDate.ToKmsSeconds(),
    };
}
