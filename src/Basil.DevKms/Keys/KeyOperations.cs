// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Cryptography;
using Basil.DevKms.Iam;
using Basil.DevKms.Protocol;
using Basil.DevKms.Quotas;

namespace Basil.DevKms.Keys;

/// <summary>CreateKey, DescribeKey, GetPublicKey and ListKeys.</summary>
internal sealed class KeyOperations(KeyStore store, KeyResolver resolver, Authorizer authorizer, AccountRegion home, QuotaMeter quotas)
{
    private const int DefaultPage = 100;

    public KmsOutcome<CreateKeyReply> CreateKey(CreateKeyRequest request, CallContext call)
    {
        if (!quotas.TryTake(QuotaClass.CreateKey))
        {
            return KmsError.Throttled();
        }

        if (!KeyCreationRules.Check(request).TryGet(out var spec, out var error))
        {
            return error;
        }

        if (authorizer.OnEverything(call) is { } refusal)
        {
            return refusal;
        }

        var keyId = KeyIds.New(request.MultiRegion ?? false);
        var material = KeyMaterial.Generate(spec);
        return store.Change<CreateKeyReply>((state, now) =>
        {
            var key = new KeyRecord
            {
                KeyId = keyId,
                Arn = home.KeyArn(keyId),
                Spec = spec,
                Material = material,
                CreationDate = now,
                Description = request.Description ?? "",
            };
            call.KeyArn = key.Arn;
            return (state.With(key), new CreateKeyReply { KeyMetadata = key.Describe(home) });
        });
    }

    public KmsOutcome<CreateKeyReply> DescribeKey(KeyRequest request, CallContext call)
    {
        if (!quotas.TryTake(QuotaClass.DescribeKey))
        {
            return KmsError.Throttled();
        }

        return resolver.Resolve(request.KeyId, KeyReferenceForms.KeyOrAlias, call).TryGet(out var key, out var error)
            ? new CreateKeyReply { KeyMetadata = key.Describe(home) }
            : error;
    }

    public KmsOutcome<GetPublicKeyReply> GetPublicKey(KeyRequest request, CallContext call)
    {
        if (!quotas.TryTake(QuotaClass.GetPublicKey))
        {
            return KmsError.Throttled();
        }

        if (!resolver.Resolve(request.KeyId, KeyReferenceForms.KeyOrAlias, call).TryGet(out var key, out var error))
        {
            return error;
        }

        if (key.Material is not SigningMaterial material)
        {
            return KmsError.Unsupported($"{key.Arn} is a symmetric key and has no public key.");
        }

        // A disabled key still shows its public key; one that is pending deletion does not (developer guide, key states).
        if (key.State == KeyState.PendingDeletion)
        {
            return KmsError.InvalidState($"{key.Arn} is pending deletion.");
        }

        return new GetPublicKeyReply
        {
            KeyId = key.Arn,
            PublicKey = material.PublicKey,
            CustomerMasterKeySpec = key.Spec.DeprecatedName,
            KeySpec = key.Spec.Name,
            KeyUsage = key.Spec.Usage,
            SigningAlgorithms = key.Spec.Algorithms,
        };
    }

    public KmsOutcome<ListKeysReply> ListKeys(ListKeysRequest request, CallContext call)
    {
        if (!quotas.TryTake(QuotaClass.ListKeys))
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

        var now = store.Now;
        var (keys, next) = page.Take(store.State.Keys.Values.Where(key => !key.IsGone(now)), key => key.KeyId);
        return new ListKeysReply
        {
            Keys = [.. keys.Select(key => new KeyListEntry { KeyId = key.KeyId, KeyArn = key.Arn })],
            NextMarker = next,
            Truncated = next is not null,
        };
    }
}
