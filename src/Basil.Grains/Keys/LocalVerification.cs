// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Grains.Contracts;

namespace Basil.Grains.Keys;

/// <summary>Checks signatures in the silo.</summary>
/// <remarks>
/// On the thread pool and not on the grain's turn: a check is 70 to 600 us of CPU, and a hot key must use every core. The public key
/// is rented on the turn, so that it is not disposed under a check when the path is seen to move meanwhile.
/// </remarks>
internal static class LocalVerification
{
    /// <summary>The steady state: a usable key, young knowledge, an imported public key. Null where anything has to be asked first.</summary>
    internal static SharedVerificationKey? TryRent(KeyTracker key, KeyEnvironment environment) =>
        KeyAdmissions.Decide(key.State, KeyUse.Locally, environment.Options, environment.Time.GetUtcNow()) == KeyAdmission.Serve
        && key.PublicKeys.Current is { } cached
        && cached.BackendKeyId == key.State.Description?.BackendKeyId
            ? cached.Verification.Rent()
            : null;

    internal static async Task<KeyReply<bool>> RunAsync(KeyTracker key, VerifyCall call, CancellationToken cancellationToken)
    {
        if (KeyRules.CheckSigner(key.Key.Algorithm) is { } misfit)
        {
            return KeyReplies.Failure<bool>(misfit);
        }

        var found = await KeyWork.GetPublicKeyAsync(key, KeyUse.Locally, cancellationToken);
        return found.IsSuccess
            ? await RunAsync(found.Value.Verification.Rent(), key, call)
            : KeyReplies.Failure<bool>(found.Error);
    }

    internal static async Task<KeyReply<bool>> RunAsync(SharedVerificationKey rented, KeyTracker key, VerifyCall call)
    {
        var backendKeyId = key.State.Description?.BackendKeyId;
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
