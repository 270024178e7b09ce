// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Core.Keys;
using Basil.Gateway.Authorization;
using Basil.Gateway.Requests;
using Basil.Gateway.Routing;
using Basil.Protocol.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Basil.Gateway.Services;

/// <summary>The contract's MintingService.</summary>
internal sealed class MintingAdapter(RequestPipeline pipeline, IKeyRouter router, GatewayLimits limits) : MintingService.MintingServiceBase
{
    public override Task<CredentialResponse> MintJwt(MintJwtRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.MintJwt, request.KeyId, context, async (call, cancellationToken) =>
        {
            var fault = JwtFields.TimeToLive(request.Ttl)
                ?? KeyRules.Cap("extra claims", request.ExtraClaimsJson.Length, limits.MaxPayloadBytes)
                ?? KeyRules.Class(call, KeyClass.Asymmetric)
                ?? KeyRules.Served(call.Key)
                ?? (request.HasSubject ? null : BrokerError.InvalidRequest("missing subject"))
                ?? KeyRules.Cap("subject", request.Subject.Length, limits.MaxPayloadBytes)
                ?? JwtFields.ExtraClaims(request.ExtraClaimsJson.Span);
            if (fault is not null)
            {
                return fault;
            }

            var routed = await router.MintJwtAsync(call, request.Subject, JwtFields.Lifetime(request.Ttl), request.ExtraClaimsJson.Memory, cancellationToken);
            return routed.Map(static minted =>
            {
                var response = new CredentialResponse { Token = minted.Token };
                if (minted.ExpiresAt is { } seconds)
                {
                    response.ExpiresAt = new Timestamp { Seconds = seconds };
                }

                return response;
            });
        });

    public override Task<IssueCertificateResponse> IssueCertificate(IssueCertificateRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.IssueCertificate, request.IssuerKeyId, context, (call, _) =>
        {
            var fault = request.CommonName.Length == 0 ? BrokerError.InvalidRequest("missing common name")
                : request.Ttl is null ? BrokerError.InvalidRequest("missing ttl")
                : JwtFields.TimeToLive(request.Ttl);
            return Stubs.Refuse<IssueCertificateResponse>(fault ?? KeyRules.Class(call, KeyClass.Asymmetric) ?? Stubs.Unsupported("issue_certificate"));
        });
}
