// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Gateway.Routing;

namespace Basil.Gateway.Services;

/// <summary>Answers of RPCs whose backend operation no backend of this build has. They are reached only by callers who may.</summary>
internal static class Stubs
{
    /// <summary>How many entries a request may list; each is decided and audited.</summary>
    internal const int MaxEntries = 1000;

    internal static BrokerError Unsupported(string operation) =>
        new(ErrorReason.Unsupported, $"operation not supported by this backend: {operation}");

    internal static Task<Routed<T>> Refuse<T>(BrokerError error)
        where T : notnull => Task.FromResult<Routed<T>>(error);

    internal static BrokerError? Entries(string what, int count) => count switch
    {
        0 => BrokerError.InvalidRequest($"{what} is empty"),
        > MaxEntries => new BrokerError(ErrorReason.PayloadTooLarge, $"{what} has {count} entries; at most {MaxEntries} are taken"),
        _ => null,
    };
}
