// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Basil.DevKms.Protocol;

/// <summary>What the KMS protocol puts around the JSON: method, media type, target, SDK headers, and the bound on the body.</summary>
internal static class RequestEnvelope
{
    /// <summary>More than any KMS request needs: the largest is CreateKey with a policy of 131,072 characters.</summary>
    public const int LargestBody = 256 * 1024;

    private const string MediaType = "application/x-amz-json-1.1";

    public static CallContext Open(HttpRequest request, DateTimeOffset now) => new()
    {
        Time = now,
        RequestId = Guid.NewGuid().ToString(),
        Operation = KmsOperations.TryParseTarget(request.Headers["X-Amz-Target"].ToString(), out var operation) ? operation : null,
        InvocationId = request.Headers["amz-sdk-invocation-id"] is [{ Length: > 0 and <= 128 } id, ..] ? id : null,
        Attempt = Attempt(request.Headers["amz-sdk-request"].ToString()),
    };

    /// <summary>The whole body, or null when it is larger than <see cref="LargestBody"/>.</summary>
    public static async ValueTask<byte[]?> ReadBodyAsync(HttpRequest request)
    {
        var reader = request.BodyReader;
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync();
                if (read.IsCompleted)
                {
                    var body = System.Buffers.BuffersExtensions.ToArray(read.Buffer);
                    reader.AdvanceTo(read.Buffer.End);
                    return body;
                }

                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    /// <summary>Null for a request that is addressed to an operation of DevKms and has a whole body.</summary>
    public static KmsError? Refusal(HttpRequest request, CallContext call, byte[]? body)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return new KmsError(
                "UnknownOperationException", StatusCodes.Status405MethodNotAllowed, "KMS operations are requested with POST.");
        }

        if (body is null)
        {
            return new KmsError(
                "RequestEntityTooLargeException",
                StatusCodes.Status413PayloadTooLarge,
                $"The request body has more than {LargestBody} bytes.");
        }

        if (request.ContentType is not { } contentType || !contentType.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase))
        {
            return new KmsError(
                "UnsupportedMediaTypeException", StatusCodes.Status415UnsupportedMediaType, $"The content type must be {MediaType}.");
        }

        return call.Operation is null
            ? KmsError.Refused("UnknownOperationException", "X-Amz-Target names no operation that DevKms has.")
            : null;
    }

    // attempt=2; max=3
    private static int? Attempt(string header)
    {
        const string Name = "attempt=";
        if (!header.StartsWith(Name, StringComparison.Ordinal))
        {
            return null;
        }

        var value = header.AsSpan(Name.Length);
        var end = value.IndexOf(';');
        value = end < 0 ? value : value[..end];
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt : null;
    }
}
