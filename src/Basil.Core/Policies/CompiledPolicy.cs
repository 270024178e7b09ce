// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Catalogs;
using Basil.Core.Keys;

namespace Basil.Core.Policies;

/// <summary>A policy that passed every rule, indexed for decisions. Immutable.</summary>
internal sealed class CompiledPolicy
{
    /// <summary>Finds the one subject that the caller matches.</summary>
    internal SubjectResolution Resolve(CallerIdentity caller) => throw new NotImplementedException();

    /// <summary>Decides a key-scoped operation over a key as the caller named it, and says why.</summary>
    internal Explanation Explain(Catalog catalog, string subject, KeyOperation operation, string key) => throw new NotImplementedException();

    internal Decision Decide(Catalog catalog, string subject, KeyOperation operation, string key) =>
        Explain(catalog, subject, operation, key).Decision;

    /// <summary>Decides a broker-wide operation over its reserved target.</summary>
    internal Explanation ExplainAdmin(string subject, KeyOperation operation) => throw new NotImplementedException();
}
