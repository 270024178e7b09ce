// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;
using Basil.Core.Errors;
using Basil.Grains.Contracts;

namespace Basil.Grains.Keys;

/// <summary>The operations on one tracked key. Every answer of the backend is confirmed to come from the key that the path names.</summary>
internal static class KeyWork
{
    internal static async Task<KeyReply<byte[]>> SignAsync(KeyTracker key, byte[] message, CancellationToken cancellationToken)
    {
        if ((KeyRules.CheckSigner(key.Key.Algorithm)
             ?? KeyRules.CheckMessage(key.Key.Algorithm, message.Length, key.Backend.Capabilities)
             ?? await key.AdmitAsync(KeyUse.AtBackend, cancellationToken)) is { } error)
        {
            return KeyReplies.Failure<byte[]>(error);
        }

        var answer = await key.Backend.SignAsync(key.Key, message, cancellationToken);
        return await ReplyAsync(key, answer, signed => signed.BackendKeyId, signed => signed.Signature, cancellationToken);
    }

    internal static async Task<KeyReply<KeyCiphertext>> EncryptAsync(KeyTracker key, EncryptCall call, CancellationToken cancellationToken)
    {
        if ((KeyRules.CheckCipher(key.Key.Algorithm)
             ?? KeyRules.CheckPlaintext(call.Plaintext.Length, key.Backend.Capabilities)
             ?? await key.AdmitAsync(KeyUse.AtBackend, cancellationToken)) is { } error)
        {
            return KeyReplies.Failure<KeyCiphertext>(error);
        }

        var answer = await key.Backend.EncryptAsync(key.Key, call.Plaintext, Optional(call.AssociatedData), cancellationToken);
        return await ReplyAsync(
            key,
            answer,
            encrypted => encrypted.BackendKeyId,
            encrypted => new KeyCiphertext(encrypted.Bytes, KeyRules.FirstVersion),
            cancellationToken);
    }

    internal static async Task<KeyReply<byte[]>> DecryptAsync(KeyTracker key, DecryptCall call, CancellationToken cancellationToken)
    {
        if (KeyRules.CheckCipher(key.Key.Algorithm) is { } misfit)
        {
            return KeyReplies.Failure<byte[]>(misfit);
        }

        // An empty ciphertext or a version that never was decrypts as badly as a changed one, and says no more about it.
        if (call.Ciphertext.Length == 0 || call.KeyVersion > KeyRules.FirstVersion)
        {
            return KeyReplies.Failure<byte[]>(BrokerError.DecryptFailed);
        }

        if (await key.AdmitAsync(KeyUse.AtBackend, cancellationToken) is { } error)
        {
            return KeyReplies.Failure<byte[]>(error);
        }

        var answer = await key.Backend.DecryptAsync(key.Key, call.Ciphertext, Optional(call.AssociatedData), cancellationToken);
        return await ReplyAsync(key, answer, decrypted => decrypted.BackendKeyId, decrypted => decrypted.Bytes, cancellationToken);
    }

    internal static async Task<KeyReply<bool>> VerifyAtBackendAsync(KeyTracker key, VerifyCall call, CancellationToken cancellationToken)
    {
        if ((KeyRules.CheckSigner(key.Key.Algorithm)
             ?? KeyRules.CheckMessage(key.Key.Algorithm, call.Message.Length, key.Backend.Capabilities)
             ?? await key.AdmitAsync(KeyUse.AtBackend, cancellationToken)) is { } error)
        {
            return KeyReplies.Failure<bool>(error);
        }

        var answer = await key.Backend.VerifyAsync(key.Key, call.Message, call.Signature, cancellationToken);
        return await ReplyAsync(key, answer, verified => verified.BackendKeyId, verified => verified.IsValid, cancellationToken);
    }

    /// <summary>The key's public key, certain to be of the backend key that the path was last seen to name.</summary>
    internal static async Task<Outcome<CachedPublicKey>> GetPublicKeyAsync(KeyTracker key, KeyUse use, CancellationToken cancellationToken)
    {
        // The path may be moved while the public key is on its way; then both are asked anew, and a third time is a backend that wavers.
        for (var attempts = 0; attempts < 3; attempts++)
        {
            if (await key.AdmitAsync(use, cancellationToken) is { } refused)
            {
                return refused;
            }

            if (key.PublicKeys.Current is { } cached && cached.BackendKeyId == key.State.Description?.BackendKeyId)
            {
                return cached;
            }

            var answer = await key.PublicKeys.GetAsync(cancellationToken);
            if (!answer.IsSuccess)
            {
                key.Faulted(answer.Fault);
                return BackendFaultErrors.ToError(answer.Fault);
            }

            if (!await key.ConfirmAsync(answer.Value.BackendKeyId, cancellationToken))
            {
                key.PublicKeys.Forget();
            }
        }

        return BackendFaultErrors.Moving;
    }

    private static async Task<KeyReply<TOut>> ReplyAsync<T, TOut>(
        KeyTracker key,
        BackendResult<T> answer,
        Func<T, string?> backendKeyId,
        Func<T, TOut> value,
        CancellationToken cancellationToken)
        where T : notnull
    {
        if (!answer.IsSuccess)
        {
            key.Faulted(answer.Fault);

            // "Absent" that is not believed, because the key was created a moment ago, is not told to the caller either.
            var isUnsettled = answer.Fault.Kind == BackendFaultKind.Absent && key.State.Condition != KeyCondition.Absent;
            var error = isUnsettled ? BackendFaultErrors.Moving : BackendFaultErrors.ToError(answer.Fault);
            return KeyReplies.Failure<TOut>(error, key.State.Description?.BackendKeyId);
        }

        if (backendKeyId(answer.Value) is not { } id)
        {
            return KeyReplies.Success(value(answer.Value), key.State.Description?.BackendKeyId);
        }

        return await key.ConfirmAsync(id, cancellationToken)
            ? KeyReplies.Success(value(answer.Value), id)
            : KeyReplies.Failure<TOut>(BackendFaultErrors.Moving, id);
    }

    private static ReadOnlyMemory<byte>? Optional(byte[]? bytes) => bytes is null ? null : new ReadOnlyMemory<byte>(bytes);
}
