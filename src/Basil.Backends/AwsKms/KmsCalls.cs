// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService.Model;
using Basil.Backends.Resilience;

namespace Basil.Backends.AwsKms;

/// <summary>Every KMS operation that the broker uses.</summary>
internal static class KmsCalls
{
    internal static readonly KmsCall<SignRequest, SignResponse> Sign =
        new("kms:Sign", QuotaClass.Ecc, SentOnce: false, static (client, request, token) => client.SignAsync(request, token));

    internal static readonly KmsCall<VerifyRequest, VerifyResponse> Verify =
        new("kms:Verify", QuotaClass.Ecc, SentOnce: false, static (client, request, token) => client.VerifyAsync(request, token));

    internal static readonly KmsCall<EncryptRequest, EncryptResponse> Encrypt =
        new("kms:Encrypt", QuotaClass.Symmetric, SentOnce: false, static (client, request, token) => client.EncryptAsync(request, token));

    internal static readonly KmsCall<DecryptRequest, DecryptResponse> Decrypt =
        new("kms:Decrypt", QuotaClass.Symmetric, SentOnce: false, static (client, request, token) => client.DecryptAsync(request, token));

    internal static readonly KmsCall<DescribeKeyRequest, DescribeKeyResponse> DescribeKey =
        new("kms:DescribeKey", QuotaClass.DescribeKey, SentOnce: false, static (client, request, token) => client.DescribeKeyAsync(request, token));

    internal static readonly KmsCall<GetPublicKeyRequest, GetPublicKeyResponse> GetPublicKey =
        new("kms:GetPublicKey", QuotaClass.GetPublicKey, SentOnce: false, static (client, request, token) => client.GetPublicKeyAsync(request, token));

    /// <summary>KMS takes no idempotency token here, so a second send may be a second key, which costs money until somebody finds it.</summary>
    internal static readonly KmsCall<CreateKeyRequest, CreateKeyResponse> CreateKey =
        new("kms:CreateKey", QuotaClass.CreateKey, SentOnce: true, static (client, request, token) => client.CreateKeyAsync(request, token));

    /// <summary>Sent once here; <see cref="KeyCreator"/> looks at the alias before it sends it again.</summary>
    internal static readonly KmsCall<CreateAliasRequest, CreateAliasResponse> CreateAlias =
        new("kms:CreateAlias", QuotaClass.Alias, SentOnce: true, static (client, request, token) => client.CreateAliasAsync(request, token));
}
