// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using Basil.Core.Errors;
using Basil.Core.Keys;
using Basil.Gateway.Authorization;
using Basil.Gateway.Requests;
using Basil.Gateway.Routing;
using Basil.Protocol;
using Basil.Protocol.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Basil.Gateway.Services;

/// <summary>The contract's SigningService.</summary>
internal sealed class SigningAdapter(RequestPipeline pipeline, IKeyRouter router, GatewayLimits limits) : SigningService.SigningServiceBase
{
    public override Task<SignResponse> Sign(SignRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.Sign, request.KeyId, context, async (call, cancellationToken) =>
        {
            var fault = KeyRules.Algorithm(request.Algorithm)
                ?? KeyRules.Cap("message", request.Message.Length, limits.MaxPayloadBytes)
                ?? KeyRules.Class(call, KeyClass.Asymmetric)
                ?? KeyRules.Served(call.Key)
                ?? KeyRules.SignableMessage(call.Key, request.Message.Length);
            return fault is null
                ? (await router.SignAsync(call, request.Message.Memory, cancellationToken))
                    .Map(static signature => new SignResponse { Signature = UnsafeByteOperations.UnsafeWrap(signature) })
                : fault;
        });

    public override Task<VerifyResponse> Verify(VerifyRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.Verify, request.KeyId, context, async (call, cancellationToken) =>
        {
            var fault = KeyRules.Algorithm(request.Algorithm)
                ?? KeyRules.Cap("message", request.Message.Length, limits.MaxPayloadBytes)
                ?? KeyRules.Cap("signature", request.Signature.Length, limits.MaxPayloadBytes)
                ?? KeyRules.Class(call, KeyClass.Asymmetric, KeyClass.Public)
                ?? KeyRules.Served(call.Key);
            return fault is null
                ? (await router.VerifyAsync(call, request.Message.Memory, request.Signature.Memory, cancellationToken))
                    .Map(static valid => new VerifyResponse { Valid = valid })
                : fault;
        });

    public override Task<GetPublicKeyResponse> GetPublicKey(GetPublicKeyRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.GetPublicKey, request.KeyId, context, async (call, cancellationToken) =>
        {
            var fault = KeyRules.Class(call, KeyClass.Asymmetric, KeyClass.Public) ?? KeyRules.Served(call.Key);
            return fault is null
                ? (await router.GetPublicKeyAsync(call, request.HasVersion ? request.Version : null, cancellationToken)).Map(key => new GetPublicKeyResponse
                {
                    KeyId = request.KeyId,
                    KeyType = KeyAlgorithmTokens.TryParse(key.KeyType, out var algorithm) ? algorithm.ToKeyType() ?? KeyType.Unspecified : KeyType.Unspecified,
                    PublicKey = UnsafeByteOperations.UnsafeWrap(key.Raw),
                    Version = key.Version,
                })
                : fault;
        });

    /// <summary>Creates the catalog's key, of the catalog's type, and answers with its catalog name.</summary>
    public override Task<NewKeyResponse> NewKey(NewKeyRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.NewKey, request.KeyId, context, async (call, cancellationToken) =>
        {
            var fault = KeyRules.KeyType(request.KeyType)
                ?? KeyRules.Class(call, KeyClass.Asymmetric, KeyClass.Symmetric)
                ?? KeyRules.Served(call.Key)
                ?? (request.KeyType.ToKeyAlgorithm() == call.Key.Algorithm
                    ? null
                    : BrokerError.InvalidRequest($"key {call.Key.Name} is of type {call.Key.Algorithm?.Token()}"));
            return fault is null
                ? (await router.CreateAsync(call, cancellationToken))
                    .Map(key => new NewKeyResponse { KeyId = request.KeyId, PublicKey = UnsafeByteOperations.UnsafeWrap(key.Raw) })
                : fault;
        });

    public override Task<NewKeyResponse> Import(ImportRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.Import, request.KeyId, context, (call, _) =>
            Stubs.Refuse<NewKeyResponse>(
                Material(request.Material)
                ?? KeyRules.KeyType(request.KeyType)
                ?? KeyRules.Class(call, KeyClass.Asymmetric, KeyClass.Symmetric)
                ?? Stubs.Unsupported("import")));

    public override Task<ImportSetResponse> ImportSet(ImportSetRequest request, ServerCallContext context)
    {
        RequestPipeline.Require(OperationMap.ImportSet, Stubs.Entries("entries", request.Entries.Count));
        var keys = request.Entries.Select(entry => entry.KeyId).ToImmutableArray();
        return pipeline.RunAsync(OperationMap.ImportSet, keys, context, (call, _) =>
        {
            var fault = request.Entries.Select(entry => Material(entry.Material) ?? KeyRules.KeyType(entry.KeyType)).FirstOrDefault(found => found is not null)
                ?? KeyRules.Cap("material", request.Entries.Sum(entry => (long)MaterialLength(entry.Material)), limits.MaxPayloadBytes)
                ?? Stubs.Unsupported("import");
            return Stubs.Refuse<ImportSetResponse>(fault);
        });
    }

    private static int MaterialLength(KeyMaterial? material) => material?.MaterialCase switch
    {
        KeyMaterial.MaterialOneofCase.Ed25519Seed => material.Ed25519Seed.Length,
        KeyMaterial.MaterialOneofCase.Pkcs8Der => material.Pkcs8Der.Length,
        _ => 0,
    };

    private BrokerError? Material(KeyMaterial? material) => material is null or { MaterialCase: KeyMaterial.MaterialOneofCase.None }
        ? BrokerError.InvalidRequest("missing key material")
        : KeyRules.Cap("material", MaterialLength(material), limits.MaxPayloadBytes);
}
