// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Protocol.V1;
using Grpc.Core;

namespace Basil.Protocol.Tests.Client;

internal sealed class FakeSigningService(FakeBroker broker) : SigningService.SigningServiceBase
{
    public override Task<SignResponse> Sign(SignRequest request, ServerCallContext context) =>
        broker.AnswerAsync<SignRequest, SignResponse>(request, context);

    public override Task<VerifyResponse> Verify(VerifyRequest request, ServerCallContext context) =>
        broker.AnswerAsync<VerifyRequest, VerifyResponse>(request, context);

    public override Task<GetPublicKeyResponse> GetPublicKey(GetPublicKeyRequest request, ServerCallContext context) =>
        broker.AnswerAsync<GetPublicKeyRequest, GetPublicKeyResponse>(request, context);

    public override Task<NewKeyResponse> NewKey(NewKeyRequest request, ServerCallContext context) =>
        broker.AnswerAsync<NewKeyRequest, NewKeyResponse>(request, context);
}
