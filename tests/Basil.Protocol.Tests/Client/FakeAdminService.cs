// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Protocol.V1;
using Grpc.Core;

namespace Basil.Protocol.Tests.Client;

/// <summary>After the events that a test gives, Watch stays open until its reader goes.</summary>
internal sealed class FakeAdminService(FakeBroker broker) : AdminService.AdminServiceBase
{
    public override Task<StatusResponse> Status(StatusRequest request, ServerCallContext context) =>
        broker.AnswerAsync<StatusRequest, StatusResponse>(request, context);

    public override Task<HealthResponse> Health(HealthRequest request, ServerCallContext context) =>
        broker.AnswerAsync<HealthRequest, HealthResponse>(request, context);

    public override Task<ReadinessResponse> Readiness(ReadinessRequest request, ServerCallContext context) =>
        broker.AnswerAsync<ReadinessRequest, ReadinessResponse>(request, context);

    public override Task<ReloadResponse> Reload(ReloadRequest request, ServerCallContext context) =>
        broker.AnswerAsync<ReloadRequest, ReloadResponse>(request, context);

    public override Task<ExplainResponse> Explain(ExplainRequest request, ServerCallContext context) =>
        broker.AnswerAsync<ExplainRequest, ExplainResponse>(request, context);

    public override async Task Watch(WatchRequest request, IServerStreamWriter<Event> responseStream, ServerCallContext context)
    {
        foreach (var happened in await broker.AnswerAsync<WatchRequest, Event[]>(request, context))
        {
            await responseStream.WriteAsync(happened, context.CancellationToken);
        }

        await Until.CancelledAsync(context.CancellationToken);
    }
}
