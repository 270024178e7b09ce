// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Security.Cryptography;
using Microsoft.Extensions.ObjectPool;

namespace Basil.DevKms.Cryptography;

/// <summary>Makes instances of one private key; the pool keeps at most twice as many as there are processors.</summary>
internal sealed class EcdsaPoolPolicy(byte[] pkcs8) : PooledObjectPolicy<ECDsa>
{
    public override ECDsa Create()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(pkcs8, out _);
        return key;
    }

    public override bool Return(ECDsa obj) => true;
}
