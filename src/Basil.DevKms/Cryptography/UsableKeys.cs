// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Keys;
using Basil.DevKms.Protocol;
using Basil.DevKms.Quotas;

namespace Basil.DevKms.Cryptography;

/// <summary>Finds the key of a cryptographic operation, charges its quota, and refuses keys that may not do the operation now.</summary>
internal sealed class UsableKeys(KeyResolver resolver, QuotaMeter quotas)
{
    /// <param name="reference">The key as the caller named it.</param>
    /// <param name="usage">The <c>KeyUsage</c> that the operation needs.</param>
    /// <param name="algorithm">The algorithm asked for, or null for the only one of the key.</param>
    /// <param name="call">The call that is served.</param>
    public KmsOutcome<KeyRecord> Find(string? reference, string usage, string? algorithm, CallContext call)
    {
        if (!resolver.Resolve(reference, KeyReferenceForms.KeyOrAlias, call).TryGet(out var key, out var error))
        {
            return error;
        }

        if (!quotas.TryTake(key.Spec.IsSymmetric ? QuotaClass.Symmetric : QuotaClass.Ecc))
        {
            return KmsError.Throttled();
        }

        if (!string.Equals(key.Spec.Usage, usage, StringComparison.Ordinal))
        {
            return KmsError.InvalidKeyUsage($"{key.Arn} key usage is {key.Spec.Usage} which is not valid for {call.Operation}.");
        }

        if (algorithm is not null && !key.Spec.Algorithms.Contains(algorithm, StringComparer.Ordinal))
        {
            return KmsError.InvalidKeyUsage($"Algorithm {algorithm} is incompatible with key spec {key.Spec.Name}.");
        }

        return key.State switch
        {
            KeyState.Disabled => KmsError.Refused("DisabledException", $"{key.Arn} is disabled."),
            KeyState.PendingDeletion => KmsError.InvalidState($"{key.Arn} is pending deletion."),
            _ => key,
        };
    }
}
