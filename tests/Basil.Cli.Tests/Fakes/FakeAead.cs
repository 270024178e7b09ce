// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Protocol.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Basil.Cli.Tests.Fakes;

internal sealed class FakeAead(FakeBroker broker) : AeadService.AeadServiceBase
{
    public override Task<EncryptResponse> Encrypt(EncryptRequest request, ServerCallContext context)
    {
        broker.ThrowIfFailing("encrypt");
        var blob = broker.Keys.Encrypt(request.KeyId, request.Plaintext.ToByteArray(), request.HasAad ? request.Aad.ToByteArray() : null);
        return Task.FromResult(new EncryptResponse
        {
            Envelope = new CiphertextEnvelope { Alg = request.Algorithm, KeyVersion = 1, Ciphertext = ByteString.CopyFrom(blob) },
        });
    }

    public override Task<DecryptResponse> Decrypt(DecryptRequest request, ServerCallContext context)
    {
        broker.ThrowIfFailing("decrypt");
        var plaintext = broker.Keys.Decrypt(request.KeyId, request.Envelope.Ciphertext.ToByteArray(), request.HasAad ? request.Aad.ToByteArray() : null);
        return Task.FromResult(new DecryptResponse { Plaintext = ByteString.CopyFrom(plaintext) });
    }
}
