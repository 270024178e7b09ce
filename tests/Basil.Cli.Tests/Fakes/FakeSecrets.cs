// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Protocol.V1;
using Grpc.Core;

namespace Basil.Cli.Tests.Fakes;

internal sealed class FakeSecrets : SecretService.SecretServiceBase
{
    private static readonly CatalogEntry[] Entries =
    [
        new() { Name = "demo.aead", Kind = CatalogKind.Encryption, LatestVersion = 1 },
        new() { Name = "demo.p256", Kind = CatalogKind.Signing, KeyType = KeyType.EcdsaP256, LatestVersion = 12 },
        new() { Name = "demo.secret_signer", Kind = CatalogKind.Signing, KeyType = KeyType.EcdsaP256, LatestVersion = 1 },
        new() { Name = "other.ed25519", Kind = CatalogKind.Signing, KeyType = KeyType.Ed25519, LatestVersion = 0 },
    ];

    public override async Task ListCatalog(ListCatalogRequest request, IServerStreamWriter<CatalogEntry> responseStream, ServerCallContext context)
    {
        foreach (var entry in Entries.Where(entry => entry.Name.StartsWith(request.Prefix, StringComparison.Ordinal)))
        {
            await responseStream.WriteAsync(entry);
        }
    }
}
