// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Protocol.V1;
using Grpc.Core;

namespace Basil.Protocol.Tests.Client;

internal sealed class FakeAeadService(FakeBroker broker) : AeadService.AeadServiceBase
{
    public override Task<EncryptResponse> Encrypt(EncryptRequest request, ServerCallContext context) =>
        broker.AnswerAsync<EncryptRequest, EncryptResponse>(request, context);

    public override Task<DecryptResponse> Decrypt(DecryptRequest request, ServerCallContext context) =>
        broker.AnswerAsync<DecryptRequest, DecryptResponse>(request, context);
}
