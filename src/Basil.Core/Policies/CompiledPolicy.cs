// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using Basil.Core.Catalogs;
using Basil.Core.Keys;

namespace Basil.Core.Policies;

/// <summary>A policy that passed every rule, indexed for decisions. Immutable.</summary>
internal sealed class CompiledPolicy
{
    private static readonly Explanation UnknownKey = Denied(DenyReason.UnknownKey);
    private static readonly Explanation NotWritable = Denied(DenyReason.NotWritable);
    private static readonly Explanation IssuerRawSign = Denied(DenyReason.IssuerRawSign);
    private static readonly Explanation NotPermitted = Denied(DenyReason.NotPermitted);
    private static readonly Explanation PublicClass = new(new Decision(true, "public_class", null, "public_class"), null);

    private readonly SubjectResolver _resolver;
    private readonly FrozenDictionary<string, SubjectGrants> _grants;

    internal CompiledPolicy(SubjectResolver resolver, FrozenDictionary<string, SubjectGrants> grants)
    {
        _resolver = resolver;
        _grants = grants;
    }

    /// <summary>The names of all subjects, in ordinal order.</summary>
    internal IEnumerable<string> Subjects => _grants.Keys.Order(StringComparer.Ordinal);

    /// <summary>Finds the one subject that the caller matches.</summary>
    internal SubjectResolution Resolve(CallerIdentity caller) => _resolver.Resolve(caller);

    /// <summary>Decides an operation over a key as the caller named it, and says why.</summary>
    /// <remarks>
    /// The order is fixed: unknown key, write to a key that is not writable, raw signing with a credential issuer, the rules in the order
    /// written, the public class, deny. A broker-wide operation is decided over its reserved target and over no key.
    /// </remarks>
    internal Explanation Explain(Catalog catalog, string subject, KeyOperation operation, string key)
    {
        if (!operation.IsKeyScoped())
        {
            return key == operation.ReservedTarget() ? ExplainAdmin(subject, operation) : UnknownKey;
        }

        if (!catalog.TryGet(key, out var entry))
        {
            return UnknownKey;
        }

        if (operation.IsWrite() && !entry.Writable)
        {
            return NotWritable;
        }

        if (operation == KeyOperation.Sign && entry.IsCredentialIssuer)
        {
            return IssuerRawSign;
        }

        if (!_grants.TryGetValue(subject, out var grants))
        {
            return NotPermitted;
        }

        if (grants.First(operation, key) is { } grant)
        {
            return grant.Explanation;
        }

        return entry.Class == KeyClass.Public && operation is KeyOperation.Get or KeyOperation.GetPublicKey ? PublicClass : NotPermitted;
    }

    internal Decision Decide(Catalog catalog, string subject, KeyOperation operation, string key) =>
        Explain(catalog, subject, operation, key).Decision;

    /// <summary>Decides a broker-wide operation over its reserved target.</summary>
    /// <exception cref="ArgumentException">The operation is decided over keys.</exception>
    internal Explanation ExplainAdmin(string subject, KeyOperation operation)
    {
        var target = operation.ReservedTarget()
            ?? throw new ArgumentException($"The operation {operation.Token()} is decided over a key.", nameof(operation));
        return _grants.TryGetValue(subject, out var grants) && grants.First(operation, target) is { } grant ? grant.Explanation : NotPermitted;
    }

    /// <summary>Everything that the subject may do: keys in name order, then the broker-wide operations.</summary>
    internal IEnumerable<EffectiveGrant> Effective(Catalog catalog, string subject)
    {
        var overKeys = catalog.Keys.SelectMany(key => KeyOperations.All
            .Where(operation => operation.IsKeyScoped())
            .Select(operation => new EffectiveGrant(key.Name.Value, operation, Explain(catalog, subject, operation, key.Name.Value))));
        var overBroker = KeyOperations.All
            .Where(operation => !operation.IsKeyScoped())
            .Select(operation => new EffectiveGrant(operation.ReservedTarget()!, operation, ExplainAdmin(subject, operation)));
        return overKeys.Concat(overBroker).Where(grant => grant.Explanation.Decision.IsAllowed);
    }

    private static Explanation Denied(DenyReason reason) => new(new Decision(false, null, reason, reason.Token()), null);
}
