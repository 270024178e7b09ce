// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using Basil.Grains.Contracts;

namespace Basil.Grains.Keys;

/// <summary>Checks signatures in the silo.</summary>
/// <remarks>
/// On the thread pool and not on the grain's turn: a check is 70 to 600 us of CPU, and a hot key must use every core. The public key
/// is rented, so that it is not disposed under a check when the path is seen to move meanwhile.
/// </remarks>
internal static class LocalVerification
{
    /// <summary>The steady state: a usable key, young knowledge, an imported public key. False where anything has to be asked first.</summary>
    internal static bool TryRent(KeyTracker key, KeyEnvironment environment, [NotNullWhen(true)] out SharedVerificationKey? rented)
    {
        rented = null;
        return KeyAdmissions.Decide(key.State, KeyUse.Locally, environment.Options, environment.Time.GetUtcNow()) == KeyAdmission.Serve
            && key.PublicKeys.Current is { } cached
            && cached.BackendKeyId == key.State.Description?.BackendKeyId
            && cached.Verification.TryRent(out rented);
    }

    internal static async Task<KeyReply<bool>> RunAsync(KeyTracker key, VerifyCall call, CancellationToken cancellationToken)
    {
        if (KeyRules.CheckSigner(key.Key.Algorithm) is { } misfit)
        {
            return KeyReplies.Failure<bool>(misfit);
        }

        var found = await KeyWork.GetPublicKeyAsync(key, KeyUse.Locally, cancellationToken);
        if (!found.IsSuccess)
        {
            return KeyReplies.Failure<bool>(found.Error);
        }

        return found.Value.Verification.TryRent(out var rented)
            ? await RunAsync(rented, found.Value.BackendKeyId, call)
            : KeyReplies.Failure<bool>(BackendFaultErrors.Moving);
    }

    internal static async Task<KeyReply<bool>> RunAsync(SharedVerificationKey rented, string? backendKeyId, VerifyCall call)
    {
        var isValid = await Task.Run(() =>
        {
            using (rented)
            {
                return rented.Verify(call.Message, call.Signature);
            }
        });
        return KeyReplies.Success(isValid, backendKeyId);
    }
}
