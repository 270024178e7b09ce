// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;

namespace Basil.Core.Errors;

/// <summary>A value or the <see cref="BrokerError"/> that stands in its place.</summary>
internal readonly struct Outcome<T>
    where T : notnull
{
    private readonly T? _value;

    private Outcome(T? value, BrokerError? error)
    {
        _value = value;
        Error = error;
    }

    internal BrokerError? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    internal bool IsSuccess => Error is null;

    /// <exception cref="InvalidOperationException">The outcome is an error.</exception>
    internal T Value => Error is null ? _value! : throw new InvalidOperationException($"The outcome is an error: {Error.Reason}.");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(BrokerError error) => new(default, error);
}
