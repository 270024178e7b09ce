// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;

namespace Basil.Core.Policies;

/// <summary>A set of operations, one bit each.</summary>
internal readonly record struct OperationSet(uint Bits)
{
    /// <summary>What the action <c>*</c> means.</summary>
    internal static OperationSet Star { get; } = Of(KeyOperations.All.Where(operation => operation.IsInStar()));

    internal bool IsEmpty => Bits == 0;

    internal static OperationSet Of(params IEnumerable<KeyOperation> operations) =>
        new(operations.Aggregate(0u, (bits, operation) => bits | Bit(operation)));

    internal bool Contains(KeyOperation operation) => (Bits & Bit(operation)) != 0;

    internal OperationSet Union(OperationSet other) => new(Bits | other.Bits);

    internal OperationSet Without(OperationSet other) => new(Bits & ~other.Bits);

    private static uint Bit(KeyOperation operation) => 1u << (int)operation;
}
