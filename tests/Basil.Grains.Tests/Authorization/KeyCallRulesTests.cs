// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Reflection;
using Basil.Core.Keys;
using Basil.Grains.Authorization;
using Basil.Grains.Contracts;

namespace Basil.Grains.Tests.Authorization;

public sealed class KeyCallRulesTests
{
    private static readonly string[] ActForNobody = [nameof(IKeyGrain.GetPublishedKeyAsync), nameof(IKeyGrain.ProbeAsync), nameof(IKeyGrain.ReconcileAsync)];

    public static TheoryData<string> Methods => [.. typeof(IKeyGrain).GetMethods().Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_of_a_key_has_a_rule(string name)
    {
        var method = typeof(IKeyGrain).GetMethod(name)!;
        var rule = KeyCallRules.Find(method);

        Assert.NotNull(rule);
        if (ActForNobody.Contains(name))
        {
            Assert.Null(rule.Operation);
            return;
        }

        Assert.NotNull(rule.Operation);
        Assert.True(typeof(IKeyCall).IsAssignableFrom(method.GetParameters()[0].ParameterType));
        Assert.IsType(method.ReturnType.GetGenericArguments()[0], rule.Denied);
    }

    [Theory]
    [InlineData(nameof(IKeyGrain.SignAsync), KeyOperation.Sign)]
    [InlineData(nameof(IKeyGrain.VerifyAsync), KeyOperation.Verify)]
    [InlineData(nameof(IKeyGrain.EncryptAsync), KeyOperation.Encrypt)]
    [InlineData(nameof(IKeyGrain.DecryptAsync), KeyOperation.Decrypt)]
    [InlineData(nameof(IKeyGrain.GetPublicKeyAsync), KeyOperation.GetPublicKey)]
    [InlineData(nameof(IKeyGrain.MintJwtAsync), KeyOperation.Mint)]
    [InlineData(nameof(IKeyGrain.CreateAsync), KeyOperation.NewKey)]
    public void A_method_is_decided_as_its_own_operation(string name, object operation) =>
        Assert.Equal(operation, KeyCallRules.Find(typeof(IKeyGrain).GetMethod(name)!)!.Operation);

    [Fact]
    public void Every_grain_method_ends_with_a_cancellation_token()
    {
        var methods = typeof(IKeyGrain).Assembly.GetTypes()
            .Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .ToArray();

        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.Equal(typeof(CancellationToken), method.GetParameters()[^1].ParameterType));
    }
}
