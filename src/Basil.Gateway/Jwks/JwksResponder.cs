// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Basil.Core.Jwt;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Basil.Gateway.Jwks;

/// <summary>Answers requests for the JSON Web Key Set (RFC 9110 for methods and conditions), from memory alone.</summary>
internal sealed class JwksResponder(JwksPublisher publisher)
{
    private const string Allowed = "GET, HEAD";
    private const string CacheControl = "public, max-age=300";

    private static readonly string RetryAfter = ((int)JwksPublisher.FirstInterval.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>A middleware that ends every request of the key set's listener and passes on all others.</summary>
    internal Task InvokeAsync(HttpContext context, RequestDelegate next) =>
        context.Features.Get<JwksConnection>() is null ? next(context) : AnswerAsync(context);

    private Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.Connection = "close";
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentLength = 0;
        if (context.Request.Path.Value is not ("/jwks.json" or "/.well-known/jwks.json"))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var isHead = HttpMethods.IsHead(context.Request.Method);
        if (!isHead && !HttpMethods.IsGet(context.Request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = Allowed;
            return Task.CompletedTask;
        }

        if (publisher.Document is not { } document)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            response.Headers.RetryAfter = RetryAfter;
            response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }

        response.Headers.ETag = document.EntityTag.ToString();
        response.Headers.CacheControl = CacheControl;
        if (IsKnown(context.Request, document.EntityTag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentLength = null;
            return Task.CompletedTask;
        }

        response.ContentType = JsonWebKeySet.MediaType;
        response.ContentLength = document.Content.Length;
        return isHead ? Task.CompletedTask : response.Body.WriteAsync(document.Content, context.RequestAborted).AsTask();
    }

    /// <summary>RFC 9110 section 13.1.2: weak comparison; a header that cannot be read is no condition.</summary>
    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(candidate => candidate.Equals(EntityTagHeaderValue.Any) || candidate.Compare(tag, useStrongComparison: false));
}
