// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Calls;
using Basil.DevKms.Faults;
using Basil.DevKms.Signing;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Basil.DevKms.Protocol;

/// <summary>
/// Serves <c>POST /</c>: reads the body, checks target and signature, lets the fault rules speak, executes, notes the call, waits out
/// the latency, answers. <paramref name="verifier"/> null takes unsigned requests.
/// </summary>
internal sealed class KmsEndpoint(
    KmsDispatcher dispatcher,
    SigV4Verifier? verifier,
    DevKmsFaults faults,
    FaultTarget faultTarget,
    CallLog calls,
    int latencyMs,
    TimeProvider time,
    CancellationToken stopping)
{
    private const int LongestHangMs = 600_000;
    private const string ContentType = "application/x-amz-json-1.1";

    private static readonly TimeSpan ShortDelay = TimeSpan.FromMilliseconds(100);

    public async Task HandleAsync(HttpContext http)
    {
        var arrived = time.GetTimestamp();
        var call = RequestEnvelope.Open(http.Request, time.GetUtcNow());
        var body = await RequestEnvelope.ReadBodyAsync(http.Request);
        FaultRule? fault = null;
        KmsReply reply;
        if (Admit(http.Request, call, body) is { } refusal)
        {
            reply = KmsReply.Failed(refusal);
        }
        else
        {
            fault = faults.Next(call.Operation!.Value, key => faultTarget.Names(body, key));
            if (fault is { Kind: FaultKind.Hang })
            {
                calls.Add(call, "hang");
                await DelayAsync(http, fault.LatencyMs > 0 ? fault.LatencyMs : LongestHangMs);
                Reset(http);
                return;
            }

            if (fault is { Kind: FaultKind.ResetBeforeCommit })
            {
                calls.Add(call, "reset-before-commit");
                Reset(http);
                return;
            }

            reply = Answer(fault) is { } error ? KmsReply.Failed(error) : dispatcher.Execute(call.Operation!.Value, body, call);
            if (fault is { Kind: FaultKind.ResetAfterCommit })
            {
                calls.Add(call, "reset-after-commit");
                Reset(http);
                return;
            }
        }

        calls.Add(call, reply.ErrorCode ?? CallLog.Ok);
        var due = latencyMs + (fault is { Kind: FaultKind.Slow } ? fault.LatencyMs : 0);
        if (due > 0 && !await DelayAsync(http, due - time.GetElapsedTime(arrived).TotalMilliseconds))
        {
            return;
        }

        await WriteAsync(http.Response, call.RequestId, reply);
    }

    private static KmsError? Answer(FaultRule? fault) => fault?.Kind switch
    {
        FaultKind.Throttle => KmsError.Throttled(),
        FaultKind.Internal => KmsError.Internal("DevKms plays an internal failure; a retry may succeed."),
        FaultKind.Unavailable => KmsError.Unavailable(),
        FaultKind.Error => new KmsError(fault.Code!, fault.Status ?? 400, fault.Message ?? "DevKms was told to answer so."),
        _ => null,
    };

    private static async Task WriteAsync(HttpResponse response, string requestId, KmsReply reply)
    {
        response.StatusCode = reply.Status;
        response.Headers["x-amzn-RequestId"] = requestId;
        response.ContentLength = reply.Body.Length;
        if (!reply.Body.IsEmpty)
        {
            response.ContentType = ContentType;
            await response.BodyWriter.WriteAsync(reply.Body);
        }
    }

    // A reset, not an orderly end: with no time to linger, the kernel answers the peer with RST.
    private static void Reset(HttpContext http)
    {
        if (http.Features.Get<IConnectionSocketFeature>() is { } connection)
        {
            connection.Socket.LingerState = new System.Net.Sockets.LingerOption(true, 0);
        }

        http.Abort();
    }

    private KmsError? Admit(HttpRequest request, CallContext call, byte[]? body)
    {
        if (RequestEnvelope.Refusal(request, call, body) is { } refusal)
        {
            return refusal;
        }

        if (verifier is null)
        {
            return null;
        }

        if (!verifier.Verify(request, body).TryGet(out var principal, out var error))
        {
            return error;
        }

        call.Principal = principal;
        return null;
    }

    /// <returns>False when the caller has gone, or the endpoint stops, before the time is over.</returns>
    private async Task<bool> DelayAsync(HttpContext http, double milliseconds)
    {
        var delay = TimeSpan.FromMilliseconds(Math.Round(milliseconds));
        if (delay <= TimeSpan.Zero)
        {
            return true;
        }

        if (delay <= ShortDelay)
        {
            // Watching for the caller's departure would cost more than the wait that it saves.
            await Task.Delay(delay, time, CancellationToken.None);
            return true;
        }

        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            await Task.Delay(delay, time, gone.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
