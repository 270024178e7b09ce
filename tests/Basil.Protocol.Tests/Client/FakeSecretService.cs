// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Protocol.V1;
using Grpc.Core;

namespace Basil.Protocol.Tests.Client;

internal sealed class FakeSecretService(FakeBroker broker) : SecretService.SecretServiceBase
{
    public override Task<RotateSecretResponse> RotateSecret(RotateSecretRequest request, ServerCallContext context) =>
        broker.AnswerAsync<RotateSecretRequest, RotateSecretResponse>(request, context);

    public override async Task ListCatalog(ListCatalogRequest request, IServerStreamWriter<CatalogEntry> responseStream, ServerCallContext context)
    {
        foreach (var entry in await broker.AnswerAsync<ListCatalogRequest, CatalogEntry[]>(request, context))
        {
            await responseStream.WriteAsync(entry, context.CancellationToken);
        }
    }
}
