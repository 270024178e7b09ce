// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

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

        // A call that fails before it answered has its status among the headers (trailers-only); it fails later only by way of the pipeline.
        var headers = context.Response.Headers;
        if (!context.Response.HasStarted && headers[StatusTrailer] == Unknown)
        {
            headers[StatusTrailer] = Internal;
            headers[MessageTrailer] = "internal error";
        }
    }
}
