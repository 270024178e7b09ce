// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Protocol.V1;
using Grpc.Core;

namespace Basil.Protocol.Tests.Client;

internal sealed class FakeMintingService(FakeBroker broker) : MintingService.MintingServiceBase
{
    public override Task<CredentialResponse> MintJwt(MintJwtRequest request, ServerCallContext context) =>
        broker.AnswerAsync<MintJwtRequest, CredentialResponse>(request, context);
}
