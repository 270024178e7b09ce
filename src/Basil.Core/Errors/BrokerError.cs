// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Errors;

/// <summary>A failure as callers see it.</summary>
/// <param name="Reason">The closed reason.</param>
/// <param name="Message">Text for the caller: no backend text, no path, no identifier that the caller did not send.</param>
/// <param name="RetryAfter">When a retry makes sense, for <see cref="ErrorReason.Throttled"/> and <see cref="ErrorReason.BackendUnavailable"/>.</param>
internal sealed record BrokerError(ErrorReason Reason, string Message, TimeSpan? RetryAfter = null)
{
    /// <summary>The one answer to every denial, so that a denied, an unknown and a frozen key look the same.</summary>
    internal static BrokerError Unauthorized { get; } = new(ErrorReason.Unauthorized, "not authorized");

    /// <summary>The one answer to every failed decryption, whatever was wrong with the ciphertext.</summary>
    internal static BrokerError DecryptFailed { get; } = new(ErrorReason.DecryptFailed, "decrypt failed");

    internal static BrokerError BackendError { get; } = new(ErrorReason.BackendError, "backend operation failed");

    internal static BrokerError BackendUnavailable(TimeSpan? retryAfter = null) => new(ErrorReason.BackendUnavailable, "backend unavailable", retryAfter);

    internal static BrokerError Throttled(TimeSpan retryAfter) =>
        new(ErrorReason.Throttled, "the key service's request quota is used up", retryAfter);

    internal static BrokerError InvalidRequest(string message) => new(ErrorReason.InvalidRequest, message);
}
