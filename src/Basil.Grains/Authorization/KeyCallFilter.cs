// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Generations;
using Basil.Core.Policies;
using Basil.Grains.Contracts;
using Basil.Grains.Keys;
using Microsoft.Extensions.Logging;

namespace Basil.Grains.Authorization;

/// <summary>
/// The silo's own decision on every call to a key, after the gateway's: the caller's uid is resolved and decided with this silo's policy, so
/// that a gateway with a stale, wrong or forged one gets no further than its callers may.
/// </summary>
/// <remarks>It runs on every call and costs two lookups and one decision. Calls to anything but keys pass: they act for nobody.</remarks>
internal sealed partial class KeyCallFilter(GenerationSource generations, KeyMetrics metrics, ILogger<KeyCallFilter> log) : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod is not { } method || method.DeclaringType != typeof(IKeyGrain))
        {
            return context.Invoke();
        }

        var rule = KeyCallRules.Find(method)
            ?? throw new InvalidOperationException($"IKeyGrain.{method.Name} has no authorization rule, so it serves nobody.");
        if (rule.Operation is not { } operation)
        {
            return context.Invoke();
        }

        var caller = ((IKeyCall)context.Request.GetArgument(0)!).Caller;
        var key = context.TargetId.Key.ToString()!;
        var generation = generations.Current;
        var resolution = generation.Policy.Resolve(new CallerIdentity(caller.Uid, caller.Gid, caller.Pid));
        var decision = resolution.Subject is { } subject
            ? generation.Policy.Decide(generation.Catalog, subject, operation, key)
            : resolution.Deny;
        if (decision is { IsAllowed: true })
        {
            return context.Invoke();
        }

        metrics.Denied(operation);
        LogDenied(operation, key, caller.Uid, resolution.Subject, decision?.Reason ?? "no_subject");
        context.Result = rule.Denied;
        return Task.CompletedTask;
    }
}
