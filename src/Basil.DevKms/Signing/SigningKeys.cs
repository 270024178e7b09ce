// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Basil.DevKms.Signing;

/// <summary>Derived signing keys. One is good for a credential and a day, so a handful is enough; more than that starts afresh.</summary>
internal sealed class SigningKeys
{
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<(string AccessKeyId, string Date, string Region, string Service), byte[]> _keys = new();

    public byte[] Get(DevKmsCredential credential, string date, string region, string service)
    {
        var scope = (credential.AccessKeyId, date, region, service);
        if (_keys.TryGetValue(scope, out var key))
        {
            return key;
        }

        if (_keys.Count >= MostKept)
        {
            _keys.Clear();
        }

        return _keys[scope] = Derive(credential.SecretAccessKey, date, region, service);
    }

    /// <summary>AWS Signature Version 4, "derive a signing key".</summary>
    public static byte[] Derive(string secretAccessKey, string date, string region, string service)
    {
        var key = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + secretAccessKey), Encoding.UTF8.GetBytes(date));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(region));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(service));
        return HMACSHA256.HashData(key, "aws4_request"u8);
    }
}
