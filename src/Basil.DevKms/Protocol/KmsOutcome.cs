// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;

namespace Basil.DevKms.Protocol;

/// <summary>A value, or the KMS error that stands in its place.</summary>
internal readonly struct KmsOutcome<T>
    where T : class
{
    private readonly T? _value;
    private readonly KmsError? _error;

    private KmsOutcome(T? value, KmsError? error)
    {
        _value = value;
        _error = error;
    }

    public static implicit operator KmsOutcome<T>(T value) => new(value, null);

    public static implicit operator KmsOutcome<T>(KmsError error) => new(null, error);

    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out KmsError? error)
    {
        value = _value;
        error = _error;
        return value is not null;
    }
}
