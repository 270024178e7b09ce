// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Keys;
using Basil.DevKms.Protocol;

namespace Basil.DevKms.Cryptography;

/// <summary>Encrypt and Decrypt with symmetric keys.</summary>
internal sealed class EncryptionOperations(UsableKeys keys, KeyStore store)
{
    private const string Algorithm = "SYMMETRIC_DEFAULT";

    public KmsOutcome<EncryptReply> Encrypt(EncryptRequest request, CallContext call)
    {
        call.KeyReference = request.KeyId;
        var refusal = FieldRules.Blob("plaintext", request.Plaintext, FieldRules.LargestMessage)
            ?? FieldRules.EncryptionAlgorithm(request.EncryptionAlgorithm)
            ?? FieldRules.EncryptionContext(request.EncryptionContext);
        if (refusal is not null)
        {
            return refusal;
        }

        if (!keys.Find(request.KeyId, KeySpec.EncryptDecrypt, request.EncryptionAlgorithm ?? Algorithm, call)
            .TryGet(out var key, out var error))
        {
            return error;
        }

        return request.DryRun is true
            ? KmsError.DryRun()
            : new EncryptReply
            {
                CiphertextBlob = CiphertextBlob.Seal(key, request.Plaintext, request.EncryptionContext),
                KeyId = key.Arn,
                EncryptionAlgorithm = Algorithm,
            };
    }

    public KmsOutcome<DecryptReply> Decrypt(DecryptRequest request, CallContext call)
    {
        call.KeyReference = request.KeyId;
        var withoutCiphertext = request is { DryRun: true, CiphertextBlob: null, KeyId: not null }
            && request.DryRunModifiers?.Contains("IGNORE_CIPHERTEXT", StringComparer.Ordinal) is true;
        var refusal = (withoutCiphertext ? null : FieldRules.Blob("ciphertextBlob", request.CiphertextBlob, FieldRules.LargestBlob))
            ?? FieldRules.EncryptionAlgorithm(request.EncryptionAlgorithm)
            ?? FieldRules.EncryptionContext(request.EncryptionContext)
            ?? (request.Recipient is null ? null : KmsError.Unsupported("DevKms has no Nitro Enclaves: it lacks Recipient."));
        if (refusal is not null)
        {
            return refusal;
        }

        // The blob names its key. A caller who names one too must mean the same one.
        string? named = null;
        if (!withoutCiphertext && !CiphertextBlob.TryReadKeyId(request.CiphertextBlob, out named))
        {
            return KmsError.InvalidCiphertext();
        }

        if (request.KeyId is null && !store.State.Keys.ContainsKey(named!))
        {
            return KmsError.InvalidCiphertext();
        }

        if (!keys.Find(request.KeyId ?? named, KeySpec.EncryptDecrypt, request.EncryptionAlgorithm ?? Algorithm, call)
            .TryGet(out var key, out var error))
        {
            return error;
        }

        if (withoutCiphertext)
        {
            return KmsError.DryRun();
        }

        if (!string.Equals(named, key.KeyId, StringComparison.Ordinal))
        {
            return store.State.Keys.ContainsKey(named!)
                ? KmsError.Refused("IncorrectKeyException", "The ciphertext was made with another key than the one named.")
                : KmsError.InvalidCiphertext();
        }

        if (CiphertextBlob.Open(key, request.CiphertextBlob, request.EncryptionContext) is not { } plaintext)
        {
            return KmsError.InvalidCiphertext();
        }

        return request.DryRun is true
            ? KmsError.DryRun()
            : new DecryptReply
            {
                KeyId = key.Arn,
                Plaintext = plaintext,
                EncryptionAlgorithm = Algorithm,
                KeyMaterialId = key.Material.MaterialId,
            };
    }
}
