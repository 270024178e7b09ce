// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Basil.Gateway.Requests;

/// <summary>What the gRPC runtime itself could not do, such as decoding a request, is INTERNAL for callers and not UNKNOWN.</summary>
internal static class FailureBoundary
{
    private const string StatusTrailer = "grpc-status";
    private const string MessageTrailer = "grpc-message";

    private static readonly string Unknown = ((int)StatusCode.Unknown).ToString(CultureInfo.InvariantCulture);
    private static readonly string Internal = ((int)StatusCode.Internal).ToString(CultureInfo.InvariantCulture);

    internal static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers is { IsReadOnly: false } trailers && trailers[StatusTrailer] == Unknown)
        {
            trailers[StatusTrailer] = Internal;
            trailers[MessageTrailer] = "internal error";
        }
    }
}
