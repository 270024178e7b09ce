// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Gateway.Authorization;
using Basil.Gateway.Tests.Fixtures;
using Basil.Protocol;
using Grpc.Core;

namespace Basil.Gateway.Tests.Authorization;

/// <summary>Whatever is wrong with a request, somebody who may not make it learns only that.</summary>
public sealed class AuthorizationMatrixTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IEnumerable<RpcOperation> Decided => OperationMap.All.Where(rpc => rpc.Scope is RpcScope.Key or RpcScope.Broker);

    [Fact]
    public async Task Denials_of_every_rpc_look_alike_whether_the_key_is_unknown_or_not_granted()
    {
        await using var gateway = await TestGateway.StartAsync();
        var nobody = await gateway.ConnectAsync(TestGeneration.Nobody);
        var stranger = await gateway.ConnectAsync(TestGeneration.Stranger);

        foreach (var rpc in Decided)
        {
            var denials = new List<string>();
            foreach (var key in new[] { "no.such_key", TestGeneration.Other, TestGeneration.P256, TestGeneration.Frozen, string.Empty, "Not A Name\n" })
            {
                denials.Add(await DenialAsync(nobody, rpc, key));
                if (!rpc.AuthenticatesFirst)
                {
                    denials.Add(await DenialAsync(stranger, rpc, key));
                }
            }

            var denial = Assert.Single(denials.Distinct());
            Assert.Equal($"PermissionDenied {rpc.Denial} UNAUTHORIZED {rpc.DeniedOp}", denial);
        }

        Assert.Empty(gateway.Router.Requests);
    }

    [Fact]
    public async Task A_holder_of_other_grants_gets_the_same_denial_for_unknown_frozen_and_foreign_keys()
    {
        await using var gateway = await TestGateway.StartAsync();
        var admin = await gateway.ConnectAsync(TestGeneration.Admin);

        foreach (var rpc in Decided.Where(rpc => rpc.Scope == RpcScope.Key))
        {
            var expected = $"PermissionDenied not authorized UNAUTHORIZED {rpc.DeniedOp}";
            Assert.Equal(expected, await DenialAsync(admin, rpc, "no.such_key"));
            Assert.Equal(expected, await DenialAsync(admin, rpc, TestGeneration.Other));
            if (rpc.DeniedOp is "set" or "rotate" or "import" or "new_key")
            {
                Assert.Equal(expected, await DenialAsync(admin, rpc, TestGeneration.Frozen));
            }
        }
    }

    [Fact]
    public async Task A_granted_request_is_never_called_unauthorized()
    {
        await using var gateway = await TestGateway.StartAsync();
        var admin = await gateway.ConnectAsync(TestGeneration.Admin);

        foreach (var rpc in Decided.Where(rpc => !rpc.IsUnbounded))
        {
            var method = RpcCatalog.Method(rpc);
            try
            {
                await RpcCatalog.CallAsync(admin, method, RpcCatalog.Request(method, TestGeneration.P256), Cancellation);
            }
            catch (RpcException e)
            {
                Assert.NotEqual(StatusCode.PermissionDenied, e.StatusCode);
                Assert.Equal(rpc.Name, BrokerStatus.FromException(e)?.Operation);
            }
        }
    }

    [Fact]
    public async Task A_connection_without_credentials_is_not_authenticated_anywhere_that_is_decided()
    {
        await using var gateway = await TestGateway.StartAsync();
        var anonymous = await gateway.ConnectAnonymouslyAsync();

        foreach (var rpc in Decided.Append(OperationMap.Status))
        {
            Assert.StartsWith("Unauthenticated missing ", await DenialAsync(anonymous, rpc, TestGeneration.P256), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_anonymous_subject_may_what_it_is_granted_except_what_insists_on_a_user()
    {
        await using var gateway = await TestGateway.StartAsync(setup => setup.Generation = TestGeneration.Create(allowsAnonymous: true));
        var anonymous = await gateway.ConnectAnonymouslyAsync();

        var method = RpcCatalog.Method(OperationMap.GetPublicKey);
        await RpcCatalog.CallAsync(anonymous, method, RpcCatalog.Request(method, TestGeneration.P256), Cancellation);
        var sign = await DenialAsync(anonymous, OperationMap.Sign, TestGeneration.P256);

        Assert.Equal("Unauthenticated operation requires local peer credentials UNAUTHENTICATED sign", sign);
        Assert.Single(gateway.Router.Requests);
    }

    [Fact]
    public async Task An_rpc_that_is_not_served_says_so_to_everybody_alike_and_without_details()
    {
        await using var gateway = await TestGateway.StartAsync();
        foreach (var invoker in new[] { await gateway.ConnectAsync(TestGeneration.Admin), await gateway.ConnectAsync(TestGeneration.Stranger), await gateway.ConnectAnonymouslyAsync() })
        {
            foreach (var rpc in OperationMap.All.Where(rpc => rpc.Scope == RpcScope.Unserved))
            {
                var method = RpcCatalog.Method(rpc);
                var failure = await Assert.ThrowsAsync<RpcException>(() =>
                    RpcCatalog.CallAsync(invoker, method, RpcCatalog.Request(method, TestGeneration.P256), Cancellation));
                Assert.Equal((StatusCode.Unimplemented, string.Empty), (failure.StatusCode, failure.Status.Detail));
                Assert.Null(BrokerStatus.FromException(failure));
            }
        }
    }

    private static async Task<string> DenialAsync(CallInvoker invoker, RpcOperation rpc, string key)
    {
        var method = RpcCatalog.Method(rpc);
        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            RpcCatalog.CallAsync(invoker, method, RpcCatalog.Request(method, key), Cancellation));
        var info = BrokerStatus.FromException(failure);
        return $"{failure.StatusCode} {failure.Status.Detail} {info?.Reason} {info?.Operation}";
    }
}
