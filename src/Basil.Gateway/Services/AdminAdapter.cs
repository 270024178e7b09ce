// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Reflection;
using Basil.Core.Catalogs;
using Basil.Core.Errors;
using Basil.Core.Keys;
using Basil.Gateway.Authorization;
using Basil.Gateway.Requests;
using Basil.Gateway.Routing;
using Basil.Protocol.V1;
using Grpc.Core;
using Microsoft.Extensions.Hosting;

namespace Basil.Gateway.Services;

/// <summary>The contract's AdminService.</summary>
internal sealed class AdminAdapter(
    RequestPipeline pipeline,
    IReconcileCoordinator coordinator,
    GatewayLimits limits,
    TimeProvider time,
    IHostApplicationLifetime lifetime) : AdminService.AdminServiceBase
{
    private const uint ProtocolVersion = 1;

    /// <summary>Probes ask often and wait little; a cluster that needs longer than this is not ready.</summary>
    private static readonly TimeSpan ReadinessLimit = TimeSpan.FromSeconds(5);

    private static readonly string Version =
        typeof(AdminAdapter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public override Task<StatusResponse> Status(StatusRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.Status, context, static (call, _) =>
        {
            var first = call.Generation.Catalog.Backends.Values.MinBy(backend => backend.Name, StringComparer.Ordinal);
            var backend = first is null ? string.Empty : CatalogTokens.Kinds[first.Kind];
            return Answer(new StatusResponse { Backend = backend, Version = Version, Protocol = ProtocolVersion });
        });

    public override Task<HealthResponse> Health(HealthRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.Health, context, static (_, _) => Answer(new HealthResponse { Alive = true, Version = Version }));

    public override Task<ReadinessResponse> Readiness(ReadinessRequest request, ServerCallContext context) =>
        pipeline.RunAsync<ReadinessResponse>(OperationMap.Readiness, context, async (call, cancellationToken) =>
        {
            try
            {
                var report = await coordinator.GetReadinessAsync(call.Generation.Digest, cancellationToken).WaitAsync(ReadinessLimit, time, cancellationToken);
                return ReadinessSummary.Of(call.Generation, report.IsSuccess ? report.Value : null);
            }
            catch (TimeoutException)
            {
                return ReadinessSummary.Of(call.Generation, null);
            }
        });

    /// <summary>A stream that ends with the caller or the broker. Nothing in this build raises an event yet.</summary>
    public override Task Watch(WatchRequest request, IServerStreamWriter<Event> responses, ServerCallContext context) =>
        pipeline.RunAsync<bool>(OperationMap.Watch, context, async (_, cancellationToken) =>
        {
            await context.WriteResponseHeadersAsync([]);
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var stopping = lifetime.ApplicationStopping.UnsafeRegister(_ => ended.TrySetResult(), null);
            await using var left = cancellationToken.UnsafeRegister(_ => ended.TrySetResult(), null);
            await ended.Task;
            return true;
        });

    public override Task<ReloadResponse> Reload(ReloadRequest request, ServerCallContext context) =>
        pipeline.RunAsync(OperationMap.Reload, context, static (_, _) => Stubs.Refuse<ReloadResponse>(new BrokerError(
            ErrorReason.Unsupported,
            "this version cannot reload; restart the broker to serve a changed catalog or policy")));

    public override Task<ExplainResponse> Explain(ExplainRequest request, ServerCallContext context)
    {
        var subject = request.Subject.Trim();
        var isKnown = KeyOperations.TryParse(request.Op, out var operation);
        RequestPipeline.Require(
            OperationMap.Explain,
            subject.Length == 0 ? Invalid("subject is empty") : isKnown ? null : Invalid("op is not one of the policy's operations"));
        return pipeline.RunAsync(OperationMap.Explain, context, (call, _) =>
        {
            var explanation = call.Generation.Policy.Explain(call.Generation.Catalog, subject, operation, request.Key);
            return Answer(ExplanationMessage.Of(subject, operation, request.Key, explanation));
        });
    }

    public override Task<RevokeResponse> Revoke(RevokeRequest request, ServerCallContext context)
    {
        var now = (ulong)time.GetUtcNow().ToUnixTimeSeconds();
        RequestPipeline.Require(
            OperationMap.Revoke,
            request.TrustDomain.Length == 0 ? Invalid("trust_domain is empty")
            : request.Jti.Length == 0 ? Invalid("jti is empty")
            : request.ExpiresAtUnix <= now ? Invalid("expires_at_unix is not in the future")
            : KeyRules.Cap("trust_domain", request.TrustDomain.Length, limits.MaxPayloadBytes) ?? KeyRules.Cap("jti", request.Jti.Length, limits.MaxPayloadBytes));
        return pipeline.RunAsync(OperationMap.Revoke, context, static (_, _) =>
            Stubs.Refuse<RevokeResponse>(new BrokerError(ErrorReason.NoRevocationStore, "no revocation store is configured")));
    }

    public override Task<ListConnectionsResponse> ListConnections(ListConnectionsRequest request, ServerCallContext context) =>
        RequestPipeline.Unserved<ListConnectionsResponse>(OperationMap.ListConnections);

    public override Task<DropConnectionsResponse> DropConnections(DropConnectionsRequest request, ServerCallContext context) =>
        RequestPipeline.Unserved<DropConnectionsResponse>(OperationMap.DropConnections);

    private static BrokerError Invalid(string message) => new(ErrorReason.InvalidArgument, message);

    private static Task<Routed<T>> Answer<T>(T response)
        where T : notnull => Task.FromResult<Routed<T>>(response);
}
