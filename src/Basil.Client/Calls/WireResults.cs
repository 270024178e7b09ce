// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Protocol.V1;
using Google.Protobuf.WellKnownTypes;

namespace Basil.Client.Calls;

/// <summary>Received messages as the client's own types. Numbers that this client does not know become <c>Unspecified</c>.</summary>
internal static class WireResults
{
    internal static BasilPublicKey ToResult(this GetPublicKeyResponse response) =>
        new(response.KeyId, response.KeyType.ToResult(), response.PublicKey.Memory, response.Version);

    internal static BasilCatalogEntry ToResult(this CatalogEntry entry) =>
        new(entry.Name, entry.Kind.ToResult(), entry.HasKeyType ? entry.KeyType.ToResult() : null, entry.LatestVersion);

    internal static BasilCiphertext ToResult(this EncryptResponse response) =>
        response.Envelope is { } envelope
            ? new BasilCiphertext(envelope.Alg.ToResult(), envelope.KeyVersion, envelope.Nonce.Memory, envelope.Ciphertext.Memory)
            : throw CallFailure.MissingField("encrypt", "envelope");

    internal static CiphertextEnvelope ToEnvelope(this BasilCiphertext ciphertext) => new()
    {
        Alg = (AeadAlgorithm)ciphertext.Algorithm,
        KeyVersion = ciphertext.KeyVersion,
        Nonce = WireBytes.Wrap(ciphertext.Nonce),
        Ciphertext = WireBytes.Wrap(ciphertext.Ciphertext),
    };

    internal static BasilReadiness ToResult(this ReadinessResponse response) =>
        new(
            response.Ready, response.Reason.ToResult(), response.Generation,
            response.KeysTotal, response.KeysPresent, response.KeysRequiredMissing, response.KeysOptionalMissing);

    internal static BasilExplanation ToResult(this ExplainResponse response) =>
        new(
            response.Subject, response.Op, response.Key, response.Decision == ExplainDecision.Allow, response.Via, response.Reason,
            response.MatchedRule is { } rule ? new BasilMatchedRule(rule.Rule, rule.Via, rule.Action, rule.Target, rule.Subject) : null);

    internal static BasilReload ToResult(this ReloadResponse response) =>
        new(
            response.Applied, response.Checked, response.PreviousGeneration, response.NewGeneration, response.KeyCount, response.GrantCount,
            response.Rejection is { } rejection ? new BasilReloadRejection(rejection.Reason, rejection.Message) : null);

    internal static BasilToken ToResult(this CredentialResponse response) => new(response.Token, response.ExpiresAt.ToTime("mint"));

    /// <summary>Null for an event of a kind that this client does not know.</summary>
    internal static BasilEvent? ToResult(this Event happened) => happened.DetailCase switch
    {
        Event.DetailOneofCase.KeyRotated =>
            new BasilKeyRotated(happened.At.ToTime("watch"), happened.KeyRotated.KeyId, happened.KeyRotated.NewVersion),
        Event.DetailOneofCase.BundleChanged => new BasilBundleChanged(happened.At.ToTime("watch"), happened.BundleChanged.TrustDomain),
        Event.DetailOneofCase.Revoked => new BasilRevoked(happened.At.ToTime("watch"), happened.Revoked.TrustDomain, happened.Revoked.Id),
        _ => null,
    };

    internal static BasilKeyType ToResult(this KeyType keyType) =>
        keyType is >= KeyType.Unspecified and <= KeyType.EcdsaP521 ? (BasilKeyType)keyType : BasilKeyType.Unspecified;

    internal static BasilAeadAlgorithm ToResult(this AeadAlgorithm algorithm) =>
        algorithm is >= AeadAlgorithm.Unspecified and <= AeadAlgorithm.Aes256Gcm
            ? (BasilAeadAlgorithm)algorithm
            : BasilAeadAlgorithm.Unspecified;

    internal static BasilCatalogKind ToResult(this CatalogKind kind) =>
        kind is >= CatalogKind.Unspecified and <= CatalogKind.Encryption ? (BasilCatalogKind)kind : BasilCatalogKind.Unspecified;

    internal static BasilReadinessReason ToResult(this ReadinessReason reason) =>
        reason is >= ReadinessReason.Unspecified and <= ReadinessReason.RequiredKeyMissing
            ? (BasilReadinessReason)reason
            : BasilReadinessReason.Unspecified;

    private static DateTimeOffset? ToTime(this Timestamp? at, string operation)
    {
        try
        {
            return at?.ToDateTimeOffset();
        }
        catch (InvalidOperationException)
        {
            throw CallFailure.Malformed(operation, "time");
        }
    }
}
