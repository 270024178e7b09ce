// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Core.Keys;
using Basil.Gateway.Authorization;
using Basil.Gateway.Requests;
using Basil.Gateway.Routing;
using Basil.Protocol.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Basil.Gateway.Services;

/// <summary>The contract's AeadService.</summary>
internal sealed class AeadAdapter(RequestPipeline pipeline, IKeyRouter router, GatewayLimits limits) : AeadService.AeadServiceBase
{
    public override Task<EncryptResponse> Encrypt(EncryptRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.Encrypt, request.KeyId, context, async (call, cancellationToken) =>
        {
            var fault = KeyRules.Cap("plaintext", request.Plaintext.Length, limits.MaxEncryptBytes)
                ?? KeyRules.Known(request.Algorithm)
                ?? KeyRules.Class(call, KeyClass.Symmetric)
                ?? KeyRules.Matches(call.Key, request.Algorithm)
                ?? KeyRules.Served(call.Key)
                ?? KeyRules.Plaintext(request.Plaintext.Length);
            if (fault is not null)
            {
                return fault;
            }

            ReadOnlyMemory<byte>? associatedData = request.HasAad ? request.Aad.Memory : null;
            var routed = await router.EncryptAsync(call, request.Plaintext.Memory, associatedData, cancellationToken);
            return routed.Map(encrypted => new EncryptResponse
            {
                Envelope = new CiphertextEnvelope
                {
                    Alg = request.Algorithm,
                    KeyVersion = encrypted.KeyVersion,
                    Ciphertext = UnsafeByteOperations.UnsafeWrap(encrypted.Ciphertext),
                },
            });
        });

    /// <summary>The envelope's nonce is not looked at: the ciphertext carries its own.</summary>
    public override Task<DecryptResponse> Decrypt(DecryptRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.Decrypt, request.KeyId, context, async (call, cancellationToken) =>
        {
            if (request.Envelope is not { } envelope)
            {
                return BrokerError.InvalidRequest("missing envelope");
            }

            var fault = KeyRules.Known(envelope.Alg)
                ?? KeyRules.Cap("ciphertext", envelope.Ciphertext.Length, limits.MaxEncryptBytes)
                ?? KeyRules.Class(call, KeyClass.Symmetric)
                ?? KeyRules.Matches(call.Key, envelope.Alg)
                ?? KeyRules.Served(call.Key)
                ?? KeyRules.Ciphertext(envelope.Ciphertext.Length);
            if (fault is not null)
            {
                return fault;
            }

            ReadOnlyMemory<byte>? associatedData = request.HasAad ? request.Aad.Memory : null;
            var routed = await router.DecryptAsync(call, envelope.Ciphertext.Memory, associatedData, envelope.KeyVersion, cancellationToken);
            return routed.Map(static plaintext => new DecryptResponse { Plaintext = UnsafeByteOperations.UnsafeWrap(plaintext) });
        });

    public override Task<WrapEnvelopeResponse> WrapEnvelope(WrapEnvelopeRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.WrapEnvelope, request.KeyId, context, (call, _) => Stubs.Refuse<WrapEnvelopeResponse>(
            KeyRules.Cap("plaintext", request.Plaintext.Length, limits.MaxEncryptBytes)
            ?? Known(request.KemAlgorithm)
            ?? Known(request.EnvelopeAlgorithm)
            ?? Sealing(call)));

    public override Task<UnwrapEnvelopeResponse> UnwrapEnvelope(UnwrapEnvelopeRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.UnwrapEnvelope, request.KeyId, context, (call, _) => Stubs.Refuse<UnwrapEnvelopeResponse>(
            request.Envelope is not { } envelope
                ? BrokerError.InvalidRequest("missing envelope")
                : Known(envelope.KemAlgorithm)
                ?? Known(envelope.EnvelopeAlgorithm)
                ?? KeyRules.Cap("ciphertext", envelope.Ciphertext.Length, limits.MaxEncryptBytes)
                ?? Sealing(call)));

    public override Task<UnsealCoseResponse> UnsealCose(UnsealCoseRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.UnsealCose, request.KeyId, context, (call, _) => Stubs.Refuse<UnsealCoseResponse>(
            KeyRules.Cap("message", request.CoseEncrypt.Length, limits.MaxEncryptBytes) ?? Sealing(call)));

    private static BrokerError? Known(KemAlgorithm algorithm) => Enum.IsDefined(algorithm) && algorithm != KemAlgorithm.Unspecified
        ? null
        : BrokerError.InvalidRequest($"missing or unknown KEM algorithm {(int)algorithm}");

    private static BrokerError? Known(EnvelopeAlgorithm algorithm) => Enum.IsDefined(algorithm) && algorithm != EnvelopeAlgorithm.Unspecified
        ? null
        : BrokerError.InvalidRequest($"missing or unknown envelope algorithm {(int)algorithm}");

    private static BrokerError Sealing(AuthorizedCall call) => KeyRules.Class(call, KeyClass.Sealing) ?? Stubs.Unsupported(call.Rpc.Name);
}
