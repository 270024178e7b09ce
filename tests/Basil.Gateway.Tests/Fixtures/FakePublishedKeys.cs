// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using System.Security.Cryptography;
using Basil.Core.Errors;
using Basil.Gateway.Jwks;
using Basil.Grains.Contracts;

namespace Basil.Gateway.Tests.Fixtures;

/// <summary>Answers as silos would that publish what they are asked for; a test says what each key's answer is, and counts.</summary>
internal sealed class FakePublishedKeys : IPublishedKeySource
{
    private readonly ConcurrentDictionary<string, BrokerError> _failing = new();
    private readonly ConcurrentDictionary<string, KeyPublicKey[]> _keys = new();
    private volatile bool _isBroken;
    private int _asked;

    internal int Asked => Volatile.Read(ref _asked);

    internal void Fail(string key, BrokerError error) => _failing[key] = error;

    /// <summary>The next question fails in a way that no cluster does.</summary>
    internal void Break() => _isBroken = true;

    internal void Recover(string key) => _failing.Remove(key, out _);

    /// <summary>A fresh key signs now; the former ones still check.</summary>
    internal void Rotate(string key) => _keys[key] = [New(), .. Known(key)];

    public async Task<Outcome<KeyPublicKey[]>> GetAsync(string key, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        await Task.Yield();
        if (_isBroken)
        {
            _isBroken = false;
            throw new InvalidOperationException("A bug.");
        }

        return _failing.TryGetValue(key, out var error) ? error : Known(key);
    }

    private KeyPublicKey[] Known(string key) => _keys.GetOrAdd(key, _ => [New()]);

    private static KeyPublicKey New()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        return new KeyPublicKey("ecdsa-p256", [4, .. point.X!, .. point.Y!], 1);
    }
}
