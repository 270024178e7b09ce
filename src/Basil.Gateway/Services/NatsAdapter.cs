// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using Basil.Core.Errors;
using Basil.Core.Keys;
using Basil.Gateway.Authorization;
using Basil.Gateway.Requests;
using Basil.Gateway.Routing;
using Basil.Protocol.V1;
using Grpc.Core;

namespace Basil.Gateway.Services;

/// <summary>The contract's NatsService, which this build decides and then does not support.</summary>
internal sealed class NatsAdapter(RequestPipeline pipeline, GatewayLimits limits) : NatsService.NatsServiceBase
{
    private const string TypeLabel = "nats_type";

    public override Task<CredentialResponse> MintNatsUser(MintNatsUserRequest request, ServerCallContext context) =>
        Mint(OperationMap.MintNatsUser, request.KeyId, context);

    public override Task<CredentialResponse> MintNatsAccount(MintNatsAccountRequest request, ServerCallContext context) =>
        Mint(OperationMap.MintNatsAccount, request.KeyId, context);

    public override Task<CredentialResponse> MintNatsOperator(MintNatsOperatorRequest request, ServerCallContext context) =>
        Mint(OperationMap.MintNatsOperator, request.KeyId, context);

    public override Task<CredentialResponse> MintNatsSigner(MintNatsSignerRequest request, ServerCallContext context) =>
        Mint(OperationMap.MintNatsSigner, request.KeyId, context);

    public override Task<CredentialResponse> MintNatsServer(MintNatsServerRequest request, ServerCallContext context) =>
        Mint(OperationMap.MintNatsServer, request.KeyId, context);

    public override Task<CredentialResponse> MintNatsCurve(MintNatsCurveRequest request, ServerCallContext context) =>
        Mint(OperationMap.MintNatsCurve, request.KeyId, context);

    public override Task<CredentialResponse> SignNatsJwt(SignNatsJwtRequest request, ServerCallContext context) =>
        Mint(OperationMap.SignNatsJwt, request.KeyId, context);

    public override Task<EncryptNatsCurveResponse> EncryptNatsCurve(EncryptNatsCurveRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.EncryptNatsCurve, request.KeyId, context, (call, _) => Stubs.Refuse<EncryptNatsCurveResponse>(
            KeyRules.Cap("plaintext", request.Plaintext.Length, limits.MaxEncryptBytes) ?? Sealing(call)));

    public override Task<DecryptNatsCurveResponse> DecryptNatsCurve(DecryptNatsCurveRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.DecryptNatsCurve, request.KeyId, context, (call, _) => Stubs.Refuse<DecryptNatsCurveResponse>(
            KeyRules.Cap("ciphertext", request.Ciphertext.Length, limits.MaxEncryptBytes) ?? Sealing(call)));

    /// <summary>Decided once for each signer that is named by a catalog key; raw public keys need no grant.</summary>
    public override Task<ValidateNatsJwtResponse> ValidateNatsJwt(ValidateNatsJwtRequest request, ServerCallContext context)
    {
        var keys = request.AllowedSigners
            .Where(signer => signer.SignerCase == AllowedNatsSigner.SignerOneofCase.KeyId)
            .Take(Stubs.MaxEntries + 1)
            .Select(signer => signer.KeyId)
            .ToImmutableArray();
        return keys.Length > Stubs.MaxEntries
            ? pipeline.RunAsync(OperationMap.ValidateNatsJwt, ImmutableArray<string>.Empty, context, (_, _) => Refuse(Stubs.Entries("allowed signers", keys.Length)!))
            : pipeline.RunAsync(OperationMap.ValidateNatsJwt, keys, context, (_, _) =>
                Refuse(KeyRules.Cap("jwt", request.Jwt.Length, limits.MaxPayloadBytes) ?? Stubs.Unsupported("validate_nats_jwt")));
    }

    private static Task<Routed<ValidateNatsJwtResponse>> Refuse(BrokerError error) => Stubs.Refuse<ValidateNatsJwtResponse>(error);

    private static BrokerError Sealing(AuthorizedCall call) => KeyRules.Class(call, KeyClass.Sealing) ?? Stubs.Unsupported(call.Rpc.Name);

    private Task<CredentialResponse> Mint(RpcOperation rpc, string key, ServerCallContext context) =>
        pipeline.RunAsync(rpc, key, context, (call, _) => Stubs.Refuse<CredentialResponse>(
            KeyRules.Class(call, KeyClass.Asymmetric)
            ?? (call.Key.Label(TypeLabel) is null
                ? BrokerError.InvalidRequest($"key {call.Key.Name} has no label {TypeLabel}")
                : Stubs.Unsupported(call.Rpc.Name))));
}
