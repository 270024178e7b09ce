// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.DevKms.Aliases;
using Basil.DevKms.Cryptography;
using Basil.DevKms.Keys;

namespace Basil.DevKms.Persistence;

/// <summary>Between the state in memory and its document.</summary>
internal static class StateConversion
{
    public static StateDocument ToDocument(this KeyStoreState state, AccountRegion home) => new()
    {
        Warning = StateDocument.CurrentWarning,
        Format = StateDocument.CurrentFormat,
        Account = home.Account,
        Region = home.Region,
        Keys =
        [
            .. state.Keys.Values.Select(key => new KeyDocument
            {
                KeyId = key.KeyId,
                KeySpec = key.Spec.Name,
                State = key.State.ToString(),
                Description = key.Description,
                CreationDate = key.CreationDate,
                DeletionDate = key.DeletionDate,
                PrivateKey = key.Material.Export(),
            }),
        ],
        Aliases =
        [
            .. state.Aliases.Values.Select(alias => new AliasDocument
            {
                AliasName = alias.Name,
                TargetKeyId = alias.TargetKeyId,
                CreationDate = alias.CreationDate,
                LastUpdatedDate = alias.LastUpdatedDate,
            }),
        ],
    };

    /// <exception cref="FormatException">The document contradicts itself or the endpoint; the message says how, and shows no key.</exception>
    public static KeyStoreState ToState(this StateDocument document, AccountRegion home)
    {
        if (document.Format != StateDocument.CurrentFormat)
        {
            throw new FormatException($"its format is '{document.Format}', not {StateDocument.CurrentFormat}.");
        }

        if (document.Account != home.Account || document.Region != home.Region)
        {
            throw new FormatException(
                $"it is of account {document.Account} in {document.Region}, "
                + $"and this endpoint is of account {home.Account} in {home.Region}.");
        }

        var state = KeyStoreState.Empty;
        foreach (var key in document.Keys)
        {
            state = state.Keys.ContainsKey(key.KeyId)
                ? throw new FormatException($"key {key.KeyId} stands in it twice.")
                : state.With(ToRecord(key, home));
        }

        foreach (var alias in document.Aliases)
        {
            if (AliasName.Refusal(alias.AliasName) is not null
                || state.Aliases.ContainsKey(alias.AliasName)
                || !state.Keys.ContainsKey(alias.TargetKeyId))
            {
                throw new FormatException($"the alias {alias.AliasName} has no proper name, stands in it twice, or names no key.");
            }

            state = state.With(new AliasRecord(alias.AliasName, alias.TargetKeyId, alias.CreationDate, alias.LastUpdatedDate));
        }

        return state;
    }

    private static KeyRecord ToRecord(KeyDocument key, AccountRegion home)
    {
        if (!KeyIds.TryParse(key.KeyId, out _, out _)
            || KeySpec.Find(key.KeySpec) is not { } spec
            || !Enum.TryParse<KeyState>(key.State, out var keyState)
            || !Enum.IsDefined(keyState)
            || (keyState == KeyState.PendingDeletion) != key.DeletionDate.HasValue)
        {
            throw new FormatException($"key {key.KeyId} has an id, keySpec, state or deletionDate that DevKms does not know.");
        }

        try
        {
            return new KeyRecord
            {
                KeyId = key.KeyId,
                Arn = home.KeyArn(key.KeyId),
                Spec = spec,
                Material = KeyMaterial.Import(spec, key.PrivateKey),
                CreationDate = key.CreationDate,
                Description = key.Description ?? "",
                State = keyState,
                DeletionDate = key.DeletionDate,
            };
        }
        catch (CryptographicException exception)
        {
            throw new FormatException($"the private key of {key.KeyId} is not one of {spec.Name}.", exception);
        }
    }
}
