// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Gateway.Authorization;
using Basil.Gateway.Requests;
using Basil.Protocol.V1;
using Grpc.Core;

namespace Basil.Gateway.Services;

/// <summary>The contract's NixCacheService, which is not served.</summary>
internal sealed class NixCacheAdapter : NixCacheService.NixCacheServiceBase
{
    public override Task<DescribeNixCacheKeyResponse> DescribeNixCacheKey(DescribeNixCacheKeyRequest request, ServerCallContext context) =>
        RequestPipeline.Unserved<DescribeNixCacheKeyResponse>(OperationMap.DescribeNixCacheKey);

    public override Task<EnrollNixCacheKeyResponse> EnrollNixCacheKey(EnrollNixCacheKeyRequest request, ServerCallContext context) =>
        RequestPipeline.Unserved<EnrollNixCacheKeyResponse>(OperationMap.EnrollNixCacheKey);

    public override Task<SignNixCacheFingerprintResponse> SignNixCacheFingerprint(SignNixCacheFingerprintRequest request, ServerCallContext context) =>
        RequestPipeline.Unserved<SignNixCacheFingerprintResponse>(OperationMap.SignNixCacheFingerprint);
}
