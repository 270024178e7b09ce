// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Aliases;
using Basil.DevKms.Iam;
using Basil.DevKms.Protocol;

namespace Basil.DevKms.Keys;

/// <summary>Finds the key that a request names, and refuses names that KMS refuses.</summary>
internal sealed class KeyResolver(KeyStore store, AccountRegion home, AliasPropagation propagation, Authorizer authorizer)
{
    private const int LongestReference = 2048;
    private const string ArnPrefix = "arn:";

    /// <summary>Resolves against the current state, asks whether the caller may, and notes reference and ARN on the call.</summary>
    public KmsOutcome<KeyRecord> Resolve(string? reference, KeyReferenceForms forms, CallContext call, string member = "keyId")
    {
        call.KeyReference = reference;
        var state = store.State;
        var found = Find(state, store.Now, reference, forms, member);
        if (!found.TryGet(out var key, out var error))
        {
            return Concealed(error, state, reference, call);
        }

        call.KeyArn = key.Arn;
        return authorizer.OnKey(call, state, key.KeyId, reference) is { } refusal ? refusal : key;
    }

    /// <summary>Resolves against a given state, as the changes of the store do.</summary>
    public KmsOutcome<KeyRecord> Find(
        KeyStoreState state, DateTimeOffset now, string? reference, KeyReferenceForms forms, string member = "keyId")
    {
        if (reference is null)
        {
            return KmsError.Missing(member);
        }

        if (reference.Length is 0 or > LongestReference)
        {
            return KmsError.Constraint(member, null, $"Member must have length between 1 and {LongestReference}");
        }

        var name = reference;
        if (reference.StartsWith(ArnPrefix, StringComparison.Ordinal))
        {
            if (!LocalName(reference).TryGet(out name, out var error))
            {
                return error;
            }
        }

        return name.StartsWith(AliasName.Prefix, StringComparison.Ordinal)
            ? FindAlias(state, now, name, forms)
            : FindKey(state, now, name);
    }

    /// <summary>Who may not use a key is not told whether it exists either. An alias that names nothing leads to no key to judge by.</summary>
    public KmsError Concealed(KmsError error, KeyStoreState state, string? reference, CallContext call)
    {
        var keyId = reference?[(reference.LastIndexOf('/') + 1)..];
        return error.Code == "NotFoundException" && KeyIds.TryParse(keyId, out _, out _)
            ? authorizer.OnKey(call, state, keyId!, null) ?? error
            : error;
    }

    private KmsOutcome<KeyRecord> FindAlias(KeyStoreState state, DateTimeOffset now, string name, KeyReferenceForms forms)
    {
        if (forms != KeyReferenceForms.KeyOrAlias)
        {
            return KmsError.NotFound($"Invalid keyId '{name}'");
        }

        var target = state.Aliases.TryGetValue(name, out var alias) ? alias.TargetKeyId : null;
        target = propagation.Observe(name, target);

        return target is not null && state.Keys.TryGetValue(target, out var key) && !key.IsGone(now)
            ? key
            : KmsError.NotFound($"Alias {home.AliasArn(name)} is not found.");
    }

    private KmsOutcome<KeyRecord> FindKey(KeyStoreState state, DateTimeOffset now, string keyId)
    {
        if (state.Keys.TryGetValue(keyId, out var key) && !key.IsGone(now))
        {
            return key;
        }

        return KeyIds.TryParse(keyId, out _, out _)
            ? KmsError.NotFound($"Key '{home.KeyArn(keyId)}' does not exist")
            : KmsError.NotFound($"Invalid keyId '{keyId}'");
    }

    // arn:aws:kms:REGION:ACCOUNT:key/ID or arn:aws:kms:REGION:ACCOUNT:alias/NAME
    private KmsOutcome<string> LocalName(string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length != 6 || parts[1] != "aws" || parts[2] != "kms")
        {
            return KmsError.Refused("InvalidArnException", $"Invalid arn {arn}");
        }

        if (!string.Equals(parts[3], home.Region, StringComparison.Ordinal))
        {
            return KmsError.NotFound($"Invalid arn {parts[3]}");
        }

        if (!string.Equals(parts[4], home.Account, StringComparison.Ordinal))
        {
            return KmsError.Refused(
                "AccessDeniedException", $"DevKms serves account {home.Account}; the resource is of another account: {arn}");
        }

        const string Key = "key/";
        return parts[5].StartsWith(Key, StringComparison.Ordinal) ? parts[5][Key.Length..]
            : parts[5].StartsWith(AliasName.Prefix, StringComparison.Ordinal) ? parts[5]
            : KmsError.Refused("InvalidArnException", $"Invalid arn {arn}");
    }
}
