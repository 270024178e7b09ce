// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Text;
using System.Text;
using Basil.Protocol.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Basil.Cli.Tests.Fakes;

internal sealed class FakeMinting(FakeBroker broker) : MintingService.MintingServiceBase
{
    internal const long IssuedAt = 1_700_000_000;

    public override Task<CredentialResponse> MintJwt(MintJwtRequest request, ServerCallContext context)
    {
        broker.ThrowIfFailing("mint");
        broker.MintRequest = request;
        var header = Base64Url.EncodeToString("""{"alg":"ES256","kid":"k","typ":"JWT"}"""u8);
        var claims = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"iat":{{IssuedAt}},"iss":"{{request.KeyId}}","sub":"{{request.Subject}}"}"""));
        var response = new CredentialResponse { Token = $"{header}.{claims}.c2ln" };
        if (request.Ttl is { } ttl)
        {
            response.ExpiresAt = new Timestamp { Seconds = IssuedAt + ttl.Seconds };
        }

        return Task.FromResult(response);
    }
}
