// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Protocol;

/// <summary>An expected refusal as KMS words it: <c>__type</c>, HTTP status and message.</summary>
internal sealed record KmsError(string Code, int Status, string Message)
{
    public static KmsError Refused(string code, string message) => new(code, 400, message);

    public static KmsError Validation(string message) => Refused("ValidationException", message);

    /// <summary>The wording KMS uses for a field that breaks its service model.</summary>
    public static KmsError Constraint(string member, string? value, string constraint) => Validation(
        value is null
            ? $"1 validation error detected: Value at '{member}' failed to satisfy constraint: {constraint}"
            : $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");

    public static KmsError Missing(string member) =>
        Validation($"1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null");

    public static KmsError NotFound(string message) => Refused("NotFoundException", message);

    public static KmsError InvalidState(string message) => Refused("KMSInvalidStateException", message);

    public static KmsError InvalidKeyUsage(string message) => Refused("InvalidKeyUsageException", message);

    public static KmsError LimitExceeded(string message) => Refused("LimitExceededException", message);

    public static KmsError Unsupported(string message) => Refused("UnsupportedOperationException", message);

    public static KmsError InvalidCiphertext() =>
        Refused("InvalidCiphertextException", "The ciphertext was changed, or the encryption context is another one.");

    public static KmsError Serialization(string message) => Refused("SerializationException", message);

    public static KmsError Throttled() => Refused(
        "ThrottlingException",
        "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.");

    public static KmsError DryRun() =>
        Refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");

    public static KmsError Internal(string message) => new("KMSInternalException", 500, message);

    public static KmsError Unavailable() => new("ServiceUnavailableException", 503, "DevKms plays a service that is unavailable.");
}
