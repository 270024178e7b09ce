// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Reflection;

namespace Basil.Gateway.Tests.Fixtures;

/// <summary>Stands in for a grain, or for the factory that returns it, and answers as a test says.</summary>
public class GrainProxy : DispatchProxy
{
    private Func<MethodInfo, object?[], object?> _answer = (_, _) => null;

    internal static IGrainFactory Factory<TGrain>(Func<MethodInfo, object?[], object?> answer)
        where TGrain : class
    {
        var grain = Create<TGrain, GrainProxy>();
        ((GrainProxy)(object)grain)._answer = answer;
        var factory = Create<IGrainFactory, GrainProxy>();
        ((GrainProxy)factory)._answer = (_, _) => grain;
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!, args ?? []);
}
