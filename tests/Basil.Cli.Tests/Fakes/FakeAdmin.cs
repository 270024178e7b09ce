// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Protocol.V1;
using Grpc.Core;

namespace Basil.Cli.Tests.Fakes;

internal sealed class FakeAdmin(FakeBroker broker) : AdminService.AdminServiceBase
{
    public override Task<StatusResponse> Status(StatusRequest request, ServerCallContext context)
    {
        broker.ThrowIfFailing("status");
        return Task.FromResult(new StatusResponse { Backend = "aws-kms", Version = "9.8.7", Protocol = 1 });
    }

    public override Task<HealthResponse> Health(HealthRequest request, ServerCallContext context) =>
        Task.FromResult(new HealthResponse { Alive = true, Version = "9.8.7" });

    public override Task<ReadinessResponse> Readiness(ReadinessRequest request, ServerCallContext context)
    {
        broker.Ready |= broker.ReadyAfterQuestions > 0 && --broker.ReadyAfterQuestions == 0;
        return Task.FromResult(new ReadinessResponse
        {
            Ready = broker.Ready,
            Reason = broker.Ready ? ReadinessReason.Ready : ReadinessReason.RequiredKeyMissing,
            Generation = 3,
            KeysTotal = 7,
            KeysPresent = broker.Ready ? 7u : 5u,
            KeysRequiredMissing = broker.Ready ? 0u : 2u,
        });
    }

    public override Task<ExplainResponse> Explain(ExplainRequest request, ServerCallContext context)
    {
        var allowed = request.Key != "demo.secret_signer";
        var response = new ExplainResponse
        {
            Subject = request.Subject,
            Op = request.Op,
            Key = request.Key,
            Decision = allowed ? ExplainDecision.Allow : ExplainDecision.Deny,
            Via = allowed ? "subject:" + request.Subject : string.Empty,
            Reason = allowed ? string.Empty : "not_permitted",
        };
        if (allowed)
        {
            response.MatchedRule = new MatchedRule { Rule = "r1", Via = response.Via, Action = "op:sign", Target = "demo.*" };
        }

        return Task.FromResult(response);
    }
}
