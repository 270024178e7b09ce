// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Gateway.Authorization;
using Basil.Gateway.Requests;
using Basil.Protocol.V1;
using Grpc.Core;

namespace Basil.Gateway.Services;

/// <summary>The contract's InvocationService, which is switched off.</summary>
internal sealed class InvocationAdapter(RequestPipeline pipeline) : InvocationService.InvocationServiceBase
{
    public override Task<SealedResponse> Invoke(SealedRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.Invoke, context, static (_, _) =>
            Stubs.Refuse<SealedResponse>(new BrokerError(ErrorReason.InvocationDisabled, "invocations are disabled")));

    public override Task<GetInvocationChallengeResponse> GetInvocationChallenge(GetInvocationChallengeRequest request, ServerCallContext context) =>
        RequestPipeline.Unserved<GetInvocationChallengeResponse>(OperationMap.GetInvocationChallenge);

    public override Task<GetInvocationCapabilitiesResponse> GetInvocationCapabilities(GetInvocationCapabilitiesRequest request, ServerCallContext context) =>
        RequestPipeline.Unserved<GetInvocationCapabilitiesResponse>(OperationMap.GetInvocationCapabilities);
}
