// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;

namespace Basil.Core.Backends;

/// <summary>A backend's answer or its fault.</summary>
internal sealed class BackendResult<T> : IBackendResult
    where T : notnull
{
    private readonly T? _value;

    private BackendResult(T? value, BackendFault? fault)
    {
        _value = value;
        Fault = fault;
    }

    public BackendFault? Fault { get; }

    [MemberNotNullWhen(false, nameof(Fault))]
    internal bool IsSuccess => Fault is null;

    /// <exception cref="InvalidOperationException">The result is a fault.</exception>
    internal T Value => Fault is null ? _value! : throw new InvalidOperationException($"The result is a fault: {Fault.Kind} ({Fault.Code}).");

    public static implicit operator BackendResult<T>(T value) => new(value, null);

    public static implicit operator BackendResult<T>(BackendFault fault) => new(default, fault);
}
