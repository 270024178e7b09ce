// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;
using System.Reflection;
using Basil.Core.Errors;
using Basil.Core.Keys;
using Basil.Grains.Contracts;
using Basil.Grains.Keys;

namespace Basil.Grains.Authorization;

/// <summary>Every method of <see cref="IKeyGrain"/> and the operation that it performs. A method that is not here is refused, and a test fails.</summary>
internal static class KeyCallRules
{
    private static readonly FrozenDictionary<MethodInfo, KeyCallRule> Rules = new Dictionary<MethodInfo, KeyCallRule>
    {
        [Method(nameof(IKeyGrain.SignAsync))] = For<byte[]>(KeyOperation.Sign),
        [Method(nameof(IKeyGrain.VerifyAsync))] = For<bool>(KeyOperation.Verify),
        [Method(nameof(IKeyGrain.EncryptAsync))] = For<KeyCiphertext>(KeyOperation.Encrypt),
        [Method(nameof(IKeyGrain.DecryptAsync))] = For<byte[]>(KeyOperation.Decrypt),
        [Method(nameof(IKeyGrain.GetPublicKeyAsync))] = For<KeyPublicKey>(KeyOperation.GetPublicKey),
        [Method(nameof(IKeyGrain.MintJwtAsync))] = For<MintedToken>(KeyOperation.Mint),
        [Method(nameof(IKeyGrain.CreateAsync))] = For<KeyPublicKey>(KeyOperation.NewKey),

        // No caller to authorize: the document is for anybody. What it may hold is this silo's own configuration, which the grain asks.
        [Method(nameof(IKeyGrain.GetPublishedKeyAsync))] = KeyCallRule.ActsForNobody,
        [Method(nameof(IKeyGrain.ProbeAsync))] = KeyCallRule.ActsForNobody,
        [Method(nameof(IKeyGrain.ReconcileAsync))] = KeyCallRule.ActsForNobody,
    }.ToFrozenDictionary();

    /// <summary>The rule of a method; null for one that nobody has ruled on.</summary>
    internal static KeyCallRule? Find(MethodInfo method) => Rules.GetValueOrDefault(method);

    private static MethodInfo Method(string name) => typeof(IKeyGrain).GetMethod(name)!;

    private static KeyCallRule For<T>(KeyOperation operation) => new(operation, KeyReplies.Failure<T>(BrokerError.Unauthorized));
}
