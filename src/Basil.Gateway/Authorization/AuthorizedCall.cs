// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using Basil.Core.Catalogs;
using Basil.Core.Errors;
using Basil.Core.Generations;
using Basil.Core.Policies;

namespace Basil.Gateway.Authorization;

/// <summary>
/// A request that may go on. The only way to get one is <see cref="Decide"/>, and everything that acts for a caller asks for one, so nothing
/// can act undecided.
/// </summary>
internal sealed class AuthorizedCall
{
    private AuthorizedCall(RpcOperation rpc, Generation generation, CallerIdentity caller, string? subject, ImmutableArray<CatalogEntry> keys)
    {
        Rpc = rpc;
        Generation = generation;
        Caller = caller;
        Subject = subject;
        Keys = keys;
    }

    internal RpcOperation Rpc { get; }

    /// <summary>The generation that was pinned when the request came; the only one that it may look at.</summary>
    internal Generation Generation { get; }

    internal CallerIdentity Caller { get; }

    /// <summary>Null only for RPCs that are open or filtered.</summary>
    internal string? Subject { get; }

    /// <summary>The keys that were decided over, in the request's order; empty for an RPC that is not about keys.</summary>
    internal ImmutableArray<CatalogEntry> Keys { get; }

    /// <summary>The key of a request that names one.</summary>
    internal CatalogEntry Key => Keys[0];

    /// <summary>How much of the request's time is left; set when the request begins to act.</summary>
    internal TimeSpan TimeLeft { get; set; }

    /// <summary>Resolves the caller and decides every target, in order, until one is denied.</summary>
    /// <param name="rpc">What is asked for.</param>
    /// <param name="generation">The pinned generation.</param>
    /// <param name="caller">As attested.</param>
    /// <param name="targets">The keys that the request names; empty for an RPC that is not about keys.</param>
    internal static CallAuthorization Decide(RpcOperation rpc, Generation generation, CallerIdentity caller, ImmutableArray<string> targets)
    {
        var resolution = generation.Policy.Resolve(caller);
        if (rpc.Scope is RpcScope.Open or RpcScope.Filtered or RpcScope.Unserved)
        {
            return Allowed(rpc, generation, caller, resolution, [], []);
        }

        var decided = rpc.Scope == RpcScope.Broker ? [rpc.BrokerTarget] : targets;
        if (resolution.Subject is not { } subject)
        {
            var denial = resolution.Deny ?? throw new InvalidOperationException("A caller without a subject has no denial.");
            return new CallAuthorization(resolution, decided.IsEmpty ? [] : [new Verdict(decided[0], denial)], null, Unresolved(rpc, caller));
        }

        var verdicts = ImmutableArray.CreateBuilder<Verdict>(decided.Length);
        var keys = ImmutableArray.CreateBuilder<CatalogEntry>(decided.Length);
        foreach (var target in decided)
        {
            var decision = DecideOne(rpc, generation, subject, target);
            verdicts.Add(new Verdict(target, decision));
            if (!decision.IsAllowed)
            {
                return new CallAuthorization(resolution, verdicts.DrainToImmutable(), null, Denied(rpc));
            }

            if (rpc.Scope == RpcScope.Key)
            {
                keys.Add(generation.Catalog.TryGet(target, out var entry)
                    ? entry
                    : throw new InvalidOperationException("The policy allowed a key that the catalog does not have."));
            }
        }

        return Allowed(rpc, generation, caller, resolution, verdicts.DrainToImmutable(), keys.DrainToImmutable());
    }

    private static Decision DecideOne(RpcOperation rpc, Generation generation, string subject, string target)
    {
        var operation = rpc.Operation ?? throw new InvalidOperationException($"{rpc.Path} has a scope and no operation.");
        return rpc.Scope == RpcScope.Broker
            ? generation.Policy.ExplainAdmin(subject, operation).Decision
            : generation.Policy.Decide(generation.Catalog, subject, operation, target);
    }

    private static CallAuthorization Allowed(
        RpcOperation rpc,
        Generation generation,
        CallerIdentity caller,
        SubjectResolution resolution,
        ImmutableArray<Verdict> verdicts,
        ImmutableArray<CatalogEntry> keys)
    {
        return rpc.RequiresUid && caller.Uid is null
            ? new CallAuthorization(resolution, verdicts, null, new BrokerError(ErrorReason.Unauthenticated, "operation requires local peer credentials"))
            : new CallAuthorization(resolution, verdicts, new AuthorizedCall(rpc, generation, caller, resolution.Subject, keys), null);
    }

    private static BrokerError Unresolved(RpcOperation rpc, CallerIdentity caller)
    {
        if (rpc.AuthenticatesFirst)
        {
            return new BrokerError(ErrorReason.Unauthenticated, "missing or unresolved peer credentials");
        }

        return caller.Uid is null ? new BrokerError(ErrorReason.Unauthenticated, "missing peer credentials") : Denied(rpc);
    }

    private static BrokerError Denied(RpcOperation rpc) => new(ErrorReason.Unauthorized, rpc.Denial);
}
