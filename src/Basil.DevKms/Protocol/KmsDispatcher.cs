// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Basil.DevKms.Aliases;
using Basil.DevKms.Cryptography;
using Basil.DevKms.Keys;

namespace Basil.DevKms.Protocol;

/// <summary>Maps every operation to the code that serves it.</summary>
internal sealed class KmsDispatcher
{
    private readonly KmsHandler[] _handlers = new KmsHandler[KmsOperations.Count];

    public KmsDispatcher(
        KeyOperations keys,
        KeyStateOperations states,
        AliasOperations aliases,
        SignatureOperations signatures,
        EncryptionOperations encryption)
    {
        var json = KmsJson.Default;

        Serve(KmsOperation.CreateKey, json.CreateKeyRequest, json.CreateKeyReply, keys.CreateKey);
        Serve(KmsOperation.DescribeKey, json.KeyRequest, json.CreateKeyReply, keys.DescribeKey);
        Serve(KmsOperation.GetPublicKey, json.KeyRequest, json.GetPublicKeyReply, keys.GetPublicKey);
        Serve(KmsOperation.ListKeys, json.ListKeysRequest, json.ListKeysReply, keys.ListKeys);

        Serve(KmsOperation.EnableKey, json.KeyRequest, states.EnableKey);
        Serve(KmsOperation.DisableKey, json.KeyRequest, states.DisableKey);
        Serve(KmsOperation.ScheduleKeyDeletion, json.ScheduleKeyDeletionRequest, json.KeyDeletionReply, states.ScheduleKeyDeletion);
        Serve(KmsOperation.CancelKeyDeletion, json.KeyRequest, json.KeyDeletionReply, states.CancelKeyDeletion);

        Serve(KmsOperation.CreateAlias, json.CreateAliasRequest, aliases.CreateAlias);
        Serve(KmsOperation.UpdateAlias, json.CreateAliasRequest, aliases.UpdateAlias);
        Serve(KmsOperation.DeleteAlias, json.DeleteAliasRequest, aliases.DeleteAlias);
        Serve(KmsOperation.ListAliases, json.ListAliasesRequest, json.ListAliasesReply, aliases.ListAliases);

        Serve(KmsOperation.Sign, json.SignRequest, json.SignReply, signatures.Sign);
        Serve(KmsOperation.Verify, json.VerifyRequest, json.VerifyReply, signatures.Verify);
        Serve(KmsOperation.Encrypt, json.EncryptRequest, json.EncryptReply, encryption.Encrypt);
        Serve(KmsOperation.Decrypt, json.DecryptRequest, json.DecryptReply, encryption.Decrypt);
    }

    public KmsReply Execute(KmsOperation operation, ReadOnlySpan<byte> body, CallContext call) => _handlers[(int)operation](body, call);

    private void Serve<TRequest, TReply>(
        KmsOperation operation,
        JsonTypeInfo<TRequest> requestType,
        JsonTypeInfo<TReply> replyType,
        Func<TRequest, CallContext, KmsOutcome<TReply>> handler)
        where TRequest : class
        where TReply : class
    {
        _handlers[(int)operation] = (body, call) =>
        {
            if (!KmsJson.Read(body, requestType).TryGet(out var request, out var error)
                || !handler(request, call).TryGet(out var reply, out error))
            {
                return KmsReply.Failed(error);
            }

            return KmsReply.Ok(JsonSerializer.SerializeToUtf8Bytes(reply, replyType));
        };
    }

    private void Serve<TRequest>(
        KmsOperation operation, JsonTypeInfo<TRequest> requestType, Func<TRequest, CallContext, KmsOutcome<EmptyReply>> handler)
        where TRequest : class
    {
        _handlers[(int)operation] = (body, call) =>
            KmsJson.Read(body, requestType).TryGet(out var request, out var error) && handler(request, call).TryGet(out _, out error)
                ? KmsReply.Ok(default)
                : KmsReply.Failed(error);
    }
}
