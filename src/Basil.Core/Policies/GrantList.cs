// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;

namespace Basil.Core.Policies;

/// <summary>The grants of one subject on one target, in order. An operation is listed once: a later grant of it could never be the first.</summary>
internal sealed class GrantList
{
    private readonly List<Grant> _grants = [];
    private OperationSet _operations;

    internal void Add(Grant grant)
    {
        var added = grant.Operations.Without(_operations);
        if (!added.IsEmpty)
        {
            _grants.Add(grant.For(added));
            _operations = _operations.Union(added);
        }
    }

    /// <summary>The earlier of <paramref name="best"/> and this list's grant of the operation.</summary>
    internal Grant? Earlier(Grant? best, KeyOperation operation)
    {
        if (_operations.Contains(operation))
        {
            foreach (var grant in _grants)
            {
                if (grant.Operations.Contains(operation))
                {
                    return best is null || grant.Order < best.Order ? grant : best;
                }
            }
        }

        return best;
    }
}
