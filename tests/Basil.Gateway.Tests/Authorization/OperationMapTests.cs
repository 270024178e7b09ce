// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;
using Basil.Gateway.Authorization;
using Basil.Gateway.Tests.Fixtures;

namespace Basil.Gateway.Tests.Authorization;

public sealed class OperationMapTests
{
    [Fact]
    public void Every_rpc_of_the_contract_is_in_the_map_exactly_once()
    {
        var contract = RpcCatalog.Methods.Select(RpcCatalog.Path).Order(StringComparer.Ordinal);
        var map = OperationMap.All.Select(rpc => rpc.Path).Order(StringComparer.Ordinal);

        Assert.Equal(contract, map);
        Assert.Equal(42, OperationMap.All.Count);
    }

    [Fact]
    public void Every_rpc_whose_request_names_a_key_is_decided_over_it()
    {
        var naming = RpcCatalog.Methods
            .Where(method => method.InputType.Fields.InDeclarationOrder().Any(field => field.Name is "key_id" or "secret_id" or "issuer_key_id"))
            .Where(method => method.Service.Name != "NixCacheService")
            .Select(RpcCatalog.Path)
            .ToArray();

        Assert.NotEmpty(naming);
        Assert.All(naming, path => Assert.Equal(RpcScope.Key, OperationMap.All.Single(rpc => rpc.Path == path).Scope));
    }

    [Fact]
    public void Scope_and_operation_agree()
    {
        Assert.All(OperationMap.All, rpc => Assert.Equal(
            (rpc.Scope == RpcScope.Key, rpc.Scope == RpcScope.Broker),
            (rpc.Operation?.IsKeyScoped() ?? false, rpc.Operation is { } operation && !operation.IsKeyScoped())));
    }

    [Theory]
    [InlineData("SecretService/GetSecret", "get", "get_secret")]
    [InlineData("AeadService/WrapEnvelope", "encrypt", "wrap_envelope")]
    [InlineData("SigningService/ImportSet", "import", "import_set")]
    [InlineData("MintingService/IssueCertificate", "mint", "issue_certificate")]
    [InlineData("SigningService/Sign", "sign", "sign")]
    public void A_denial_names_the_policys_operation_and_a_later_failure_the_calls(string method, string denied, string later)
    {
        var rpc = OperationMap.All.Single(rpc => rpc.Path.EndsWith(method, StringComparison.Ordinal));

        Assert.Equal((denied, later), (rpc.DeniedOp, rpc.Name));
    }

    [Fact]
    public void Only_the_operations_that_insist_on_a_local_user_require_a_uid()
    {
        var requiring = OperationMap.All.Where(rpc => rpc.RequiresUid).Select(rpc => rpc.Name).Order(StringComparer.Ordinal);

        Assert.Equal(["new_key", "reload", "sign", "unwrap_envelope", "verify", "wrap_envelope"], requiring);
    }
}
