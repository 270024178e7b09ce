// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using System.Diagnostics;
using Basil.Core.Errors;
using Basil.Core.Generations;
using Basil.Core.Policies;
using Basil.Gateway.Attestation;
using Basil.Gateway.Audit;
using Basil.Gateway.Authorization;
using Basil.Gateway.Routing;
using Basil.Protocol;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Basil.Gateway.Requests;

/// <summary>
/// What every RPC goes through, in this order: who is calling (attested when the connection began), which generation (pinned), which subject,
/// may it, write that down, and only then the RPC's own part: check the fields, route, answer; at last write down how it ended.
/// </summary>
internal sealed partial class RequestPipeline(
    GenerationSource generations,
    AuditLog audit,
    GatewayLimits limits,
    TimeProvider time,
    ILogger<RequestPipeline> logger)
{
    private const string Cancelled = "CANCELLED";

    private readonly ILogger _logger = logger;

    /// <summary>Runs an RPC that names one key.</summary>
    internal Task<T> RunAsync<T>(
        RpcOperation rpc,
        string key,
        ServerCallContext context,
        Func<AuthorizedCall, CancellationToken, Task<Routed<T>>> act)
        where T : notnull =>
        RunAsync(rpc, [key], context, act);

    /// <summary>Runs an RPC that is not about keys.</summary>
    internal Task<T> RunAsync<T>(RpcOperation rpc, ServerCallContext context, Func<AuthorizedCall, CancellationToken, Task<Routed<T>>> act)
        where T : notnull =>
        RunAsync(rpc, ImmutableArray<string>.Empty, context, act);

    /// <summary>Runs an RPC.</summary>
    /// <param name="rpc">Its row of the operation map.</param>
    /// <param name="keys">The keys that the request names, each of which is decided.</param>
    /// <param name="context">The request.</param>
    /// <param name="act">What happens once all is allowed. Its token ends with the caller's or the gateway's deadline.</param>
    /// <exception cref="RpcException">The request failed; the exception is what the caller gets.</exception>
    internal async Task<T> RunAsync<T>(
        RpcOperation rpc,
        ImmutableArray<string> keys,
        ServerCallContext context,
        Func<AuthorizedCall, CancellationToken, Task<Routed<T>>> act)
        where T : notnull
    {
        try
        {
            return await RunInOrderAsync(rpc, keys, context, act);
        }
#pragma warning disable CA1031 // The boundary of deciding and auditing, as ActAsync is that of the RPC's own part.
        catch (Exception e) when (e is not RpcException)
#pragma warning restore CA1031
        {
            LogUnexpected(e, rpc.Path, context.GetHttpContext().TraceIdentifier);
            throw BrokerStatus.ToException(new BrokerError(ErrorReason.Internal, "internal error"), rpc.Name);
        }
    }

    private async Task<T> RunInOrderAsync<T>(
        RpcOperation rpc,
        ImmutableArray<string> keys,
        ServerCallContext context,
        Func<AuthorizedCall, CancellationToken, Task<Routed<T>>> act)
        where T : notnull
    {
        var started = time.GetTimestamp();
        var generation = generations.Current;
        var caller = AttestedConnection.CallerOf(context.GetHttpContext().Features);
        var authorization = AuthorizedCall.Decide(rpc, generation, caller, keys);
        var sequence = await AuditAsync(rpc, generation, caller, authorization);
        if (!authorization.IsAllowed)
        {
            throw BrokerStatus.ToException(authorization.Refusal, rpc.DeniedOp);
        }

        var (routed, reason) = await ActAsync(authorization.Call, context, act);
        if (sequence is { } decision)
        {
            await audit.CompleteAsync(new AuditCompletion(
                decision,
                generation.Id,
                rpc.Name,
                authorization.Verdicts[0].Target,
                authorization.Resolution.Subject,
                reason,
                time.GetElapsedTime(started),
                routed.BackendKeyId,
                Activity.Current is { IdFormat: ActivityIdFormat.W3C } trace ? trace.TraceId.ToHexString() : null));
        }

        if (routed.Outcome.IsSuccess)
        {
            return routed.Outcome.Value;
        }

        // The silo's own denial looks like the gateway's.
        var error = routed.Outcome.Error;
        throw reason == Cancelled
            ? new RpcException(new Status(StatusCode.Cancelled, "the caller left"))
            : BrokerStatus.ToException(error, error.Reason == ErrorReason.Unauthorized ? rpc.DeniedOp : rpc.Name);
    }

    /// <summary>Refuses a request for what is wrong with it before anybody is asked who may; only for the RPCs whose contract says so.</summary>
    internal static void Require(RpcOperation rpc, BrokerError? fault)
    {
        if (fault is not null)
        {
            throw BrokerStatus.ToException(fault, rpc.Name);
        }
    }

    /// <summary>The answer of an RPC that this broker does not serve, the same for every caller.</summary>
    internal static Task<T> Unserved<T>(RpcOperation rpc) =>
        rpc.Scope == RpcScope.Unserved
            ? Task.FromException<T>(new RpcException(new Status(StatusCode.Unimplemented, string.Empty)))
            : throw new ArgumentException($"{rpc.Path} is served.", nameof(rpc));

    /// <returns>The sequence number of the first decision's line; null where nothing was decided.</returns>
    private async ValueTask<long?> AuditAsync(
        RpcOperation rpc,
        Generation generation,
        CallerIdentity caller,
        CallAuthorization authorization)
    {
        long? first = null;
        foreach (var (target, decision) in authorization.Verdicts)
        {
            var line = new AuditDecision(generation.Id, rpc.DeniedOp, target, caller, authorization.Resolution, decision);
            var written = await audit.DecideAsync(line);
            if (!written.IsSuccess)
            {
                throw BrokerStatus.ToException(written.Error, rpc.Name);
            }

            first ??= written.Value;
        }

        return first;
    }

    private async Task<(Routed<T> Routed, string? Reason)> ActAsync<T>(
        AuthorizedCall call,
        ServerCallContext context,
        Func<AuthorizedCall, CancellationToken, Task<Routed<T>>> act)
        where T : notnull
    {
        using var deadline = new RequestDeadline(context, call.Rpc.IsUnbounded ? null : limits.RequestTimeout, time);
        call.TimeLeft = deadline.TimeLeft;
        try
        {
            var routed = await act(call, deadline.Token);
            return (routed, routed.Outcome.Error?.Reason.Token());
        }
        catch (OperationCanceledException) when (deadline.Token.IsCancellationRequested)
        {
            var error = new BrokerError(ErrorReason.DeadlineExceeded, "the request's time ended");
            return (error, deadline.IsExpired ? error.Reason.Token() : Cancelled);
        }
#pragma warning disable CA1031 // The boundary: whatever a bug throws, the caller learns only that there was one.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogUnexpected(e, call.Rpc.Path, context.GetHttpContext().TraceIdentifier);
            var error = new BrokerError(ErrorReason.Internal, "internal error");
            return (error, error.Reason.Token());
        }
    }
}
