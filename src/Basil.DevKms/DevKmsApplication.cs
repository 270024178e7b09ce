// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Control;
using Basil.DevKms.Protocol;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Basil.DevKms;

/// <summary>What Kestrel calls for each request: KMS on <c>/</c>, control beside it, and nothing else.</summary>
internal sealed class DevKmsApplication(KmsEndpoint kms, ControlEndpoint control) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (path == "/")
        {
            return kms.HandleAsync(context);
        }

        if (path.StartsWithSegments(ControlEndpoint.Prefix, StringComparison.Ordinal))
        {
            return control.HandleAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // The features belong to Kestrel, which also logs the exception.
    }
}
