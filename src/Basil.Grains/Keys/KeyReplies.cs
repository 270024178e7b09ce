// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Grains.Contracts;

namespace Basil.Grains.Keys;

/// <summary>Makes replies.</summary>
internal static class KeyReplies
{
    internal static KeyReply<T> Success<T>(T value, string? backendKeyId) => new(value, null, backendKeyId);

    internal static KeyReply<T> Failure<T>(BrokerError error, string? backendKeyId = null) =>
        new(default, new KeyError(error.Reason.ToString(), error.Message, error.RetryAfter), backendKeyId);
}
