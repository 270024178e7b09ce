// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Basil.Core.Jwt;
using Basil.Grains.Contracts;

namespace Basil.Grains.Keys;

/// <summary>Mints tokens: composes one for the key that is there, then has it signed.</summary>
internal static class JwtMinting
{
    internal static async Task<KeyReply<MintedToken>> MintAsync(
        KeyTracker key,
        MintJwtCall call,
        KeyEnvironment environment,
        CancellationToken cancellationToken)
    {
        if (KeyRules.CheckSigner(key.Key.Algorithm) is { } misfit)
        {
            return KeyReplies.Failure<MintedToken>(misfit);
        }

        var publicKey = await KeyWork.GetPublicKeyAsync(key, KeyUse.AtBackend, cancellationToken);
        if (!publicKey.IsSuccess)
        {
            return KeyReplies.Failure<MintedToken>(publicKey.Error);
        }

        var request = new JwtRequest(
            key.Key.Name,
            key.Key.Algorithm,
            publicKey.Value.Material.Raw,
            call.Subject,
            call.TimeToLive,
            call.ExtraClaims);
        var composed = JwtMinter.Compose(request, environment.Time.GetUtcNow(), RandomNumberGenerator.GetBytes(JwtMinter.TokenIdBytes));
        if (!composed.IsSuccess)
        {
            return KeyReplies.Failure<MintedToken>(composed.Error);
        }

        var signed = await KeyWork.SignAsync(key, composed.Value.SigningBytes, cancellationToken);
        if (signed.Error is not null)
        {
            return new KeyReply<MintedToken>(null, signed.Error, signed.BackendKeyId);
        }

        // The header names the public key; a path that moved between the two would make a token that nobody can verify.
        return signed.BackendKeyId == publicKey.Value.BackendKeyId
            ? KeyReplies.Success(
                new MintedToken(composed.Value.Assemble(signed.Value), composed.Value.ExpiresAt?.ToUnixTimeSeconds()),
                signed.BackendKeyId)
            : KeyReplies.Failure<MintedToken>(BackendFaultErrors.Moving, signed.BackendKeyId);
    }
}
