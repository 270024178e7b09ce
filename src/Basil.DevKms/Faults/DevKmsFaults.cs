// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using Basil.DevKms.Protocol;

namespace Basil.DevKms.Faults;

/// <summary>Faults on demand. The first rule in force that matches a call, in the order they were added, decides.</summary>
internal sealed class DevKmsFaults
{
    private const int MostRules = 1000;

    private readonly Lock _changing = new();
    private ImmutableArray<ArmedFault> _armed = [];
    private long _aliasPropagationTicks;
    private long _aliasAuthorizationLagTicks;
    private int _lastId;

    /// <summary>For this long after an alias has changed, readers alternately see the old state and the new one. Zero is at once.</summary>
    public TimeSpan AliasPropagation
    {
        get => new(Interlocked.Read(ref _aliasPropagationTicks));
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            Interlocked.Exchange(ref _aliasPropagationTicks, value.Ticks);
        }
    }

    /// <summary>For this long after an alias has changed, <c>kms:ResourceAliases</c> is what it was before. Zero is at once.</summary>
    public TimeSpan AliasAuthorizationLag
    {
        get => new(Interlocked.Read(ref _aliasAuthorizationLagTicks));
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            Interlocked.Exchange(ref _aliasAuthorizationLagTicks, value.Ticks);
        }
    }

    public IReadOnlyList<ArmedFault> Armed => Current;

    private ImmutableArray<ArmedFault> Current
    {
        get
        {
            lock (_changing)
            {
                return _armed;
            }
        }
    }

    /// <exception cref="ArgumentException">The rule makes no sense.</exception>
    public ArmedFault Add(FaultRule rule)
    {
        rule.Validate();
        lock (_changing)
        {
            if (_armed.Length >= MostRules)
            {
                throw new ArgumentException($"There are {MostRules} fault rules in force already.");
            }

            var armed = new ArmedFault(++_lastId, rule, Remove);
            _armed = _armed.Add(armed);
            return armed;
        }
    }

    /// <summary>Takes all rules out of force and ends the delays of aliases for changes to come.</summary>
    public void Clear()
    {
        lock (_changing)
        {
            _armed = [];
        }

        AliasPropagation = TimeSpan.Zero;
        AliasAuthorizationLag = TimeSpan.Zero;
    }

    /// <summary>The rule that this call meets, or null. <paramref name="sameKey"/> says whether the call names the rule's key.</summary>
    public FaultRule? Next(KmsOperation operation, Func<string, bool> sameKey)
    {
        foreach (var armed in Current)
        {
            var rule = armed.Rule;
            if ((rule.Operation is null || rule.Operation == operation) && (rule.Key is null || sameKey(rule.Key)) && armed.TryHit())
            {
                return rule;
            }
        }

        return null;
    }

    private void Remove(ArmedFault fault)
    {
        lock (_changing)
        {
            _armed = _armed.Remove(fault);
        }
    }
}
