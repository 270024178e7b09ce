// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;

namespace Basil.Gateway.Routing;

/// <summary>What came back from where a key lives, and which key of the backend acted, where that is known.</summary>
internal readonly record struct Routed<T>(Outcome<T> Outcome, string? BackendKeyId = null)
    where T : notnull
{
    public static implicit operator Routed<T>(T value) => new(value);

    public static implicit operator Routed<T>(BrokerError error) => new(error);

    internal Routed<TResult> Map<TResult>(Func<T, TResult> map)
        where TResult : notnull =>
        Outcome.IsSuccess ? new(map(Outcome.Value), BackendKeyId) : new(Outcome.Error, BackendKeyId);
}
