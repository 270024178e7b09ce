// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Keys;
using Basil.DevKms.Protocol;

namespace Basil.DevKms.Cryptography;

/// <summary>Sign and Verify.</summary>
internal sealed class SignatureOperations(UsableKeys keys)
{
    public KmsOutcome<SignReply> Sign(SignRequest request, CallContext call)
    {
        call.KeyReference = request.KeyId;
        var refusal = FieldRules.Blob("message", request.Message, FieldRules.LargestMessage)
            ?? FieldRules.SigningAlgorithm(request.SigningAlgorithm)
            ?? FieldRules.MessageType(request.MessageType);
        if (refusal is not null)
        {
            return refusal;
        }

        var algorithm = request.SigningAlgorithm!;
        if (!keys.Find(request.KeyId, KeySpec.SignVerify, algorithm, call).TryGet(out var key, out var error))
        {
            return error;
        }

        var material = (SigningMaterial)key.Material;
        if (MessageRefusal(material.Rule(algorithm), algorithm, request.MessageType, request.Message!) is { } mismatch)
        {
            return mismatch;
        }

        return request.DryRun is true
            ? KmsError.DryRun()
            : new SignReply
            {
                KeyId = key.Arn,
                Signature = material.Sign(algorithm, request.Message, request.MessageType == "DIGEST"),
                SigningAlgorithm = algorithm,
            };
    }

    public KmsOutcome<VerifyReply> Verify(VerifyRequest request, CallContext call)
    {
        call.KeyReference = request.KeyId;
        var refusal = FieldRules.Blob("message", request.Message, FieldRules.LargestMessage)
            ?? FieldRules.Blob("signature", request.Signature, FieldRules.LargestBlob)
            ?? FieldRules.SigningAlgorithm(request.SigningAlgorithm)
            ?? FieldRules.MessageType(request.MessageType);
        if (refusal is not null)
        {
            return refusal;
        }

        var algorithm = request.SigningAlgorithm!;
        if (!keys.Find(request.KeyId, KeySpec.SignVerify, algorithm, call).TryGet(out var key, out var error))
        {
            return error;
        }

        var material = (SigningMaterial)key.Material;
        if (MessageRefusal(material.Rule(algorithm), algorithm, request.MessageType, request.Message!) is { } mismatch)
        {
            return mismatch;
        }

        if (!material.Verify(algorithm, request.Message, request.MessageType == "DIGEST", request.Signature))
        {
            return KmsError.Refused("KMSInvalidSignatureException", "The signature does not match the message, key and algorithm.");
        }

        return request.DryRun is true
            ? KmsError.DryRun()
            : new VerifyReply { KeyId = key.Arn, SignatureValid = true, SigningAlgorithm = algorithm };
    }

    private static KmsError? MessageRefusal(MessageRule rule, string algorithm, string? messageType, byte[] message) => messageType switch
    {
        "EXTERNAL_MU" => KmsError.Validation($"MessageType EXTERNAL_MU is for ML-DSA keys, not for {algorithm}."),
        "DIGEST" when rule.DigestLength is null => KmsError.Validation($"{algorithm} takes MessageType RAW only."),
        "DIGEST" when rule.DigestLength != message.Length =>
            KmsError.Validation($"Digest is invalid length for algorithm {algorithm}: {message.Length} bytes, not {rule.DigestLength}."),
        "DIGEST" => null,
        _ when !rule.Raw => KmsError.Validation($"{algorithm} takes MessageType DIGEST only."),
        _ => null,
    };
}
