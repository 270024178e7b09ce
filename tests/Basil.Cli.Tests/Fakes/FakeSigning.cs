// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Protocol.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Basil.Cli.Tests.Fakes;

internal sealed class FakeSigning(FakeBroker broker) : SigningService.SigningServiceBase
{
    public override Task<SignResponse> Sign(SignRequest request, ServerCallContext context)
    {
        broker.ThrowIfFailing("sign");
        broker.SignedMessage = request.Message.ToByteArray();
        return Task.FromResult(new SignResponse { Signature = ByteString.CopyFrom(broker.Keys.Sign(request.KeyId, broker.SignedMessage)) });
    }

    public override Task<VerifyResponse> Verify(VerifyRequest request, ServerCallContext context)
    {
        broker.ThrowIfFailing("verify");
        return Task.FromResult(new VerifyResponse
        {
            Valid = broker.Keys.Verify(request.KeyId, request.Message.ToByteArray(), request.Signature.ToByteArray()),
        });
    }

    public override Task<GetPublicKeyResponse> GetPublicKey(GetPublicKeyRequest request, ServerCallContext context)
    {
        broker.ThrowIfFailing("get_public_key");
        var (type, bytes) = broker.Keys.PublicKey(request.KeyId);
        return Task.FromResult(new GetPublicKeyResponse
        {
            KeyId = request.KeyId,
            KeyType = type,
            PublicKey = ByteString.CopyFrom(bytes),
            Version = request.HasVersion ? request.Version : 1,
        });
    }

    public override Task<NewKeyResponse> NewKey(NewKeyRequest request, ServerCallContext context) =>
        Task.FromResult(new NewKeyResponse { KeyId = request.KeyId, PublicKey = ByteString.CopyFrom(1, (byte)request.KeyType) });
}
