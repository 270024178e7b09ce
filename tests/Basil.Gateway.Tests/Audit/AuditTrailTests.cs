// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using Basil.Core.Errors;
using Basil.Gateway.Tests.Fixtures;
using Basil.Protocol.V1;
using Google.Protobuf;

namespace Basil.Gateway.Tests.Audit;

/// <summary>What a gateway writes down of real calls.</summary>
public sealed class AuditTrailTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_allowed_call_leaves_a_decision_and_its_completion()
    {
        await using var gateway = await TestGateway.StartAsync();
        await SignAsync(gateway, TestGeneration.Admin, TestGeneration.P256, "secret-canary");

        var lines = await gateway.StopAndReadAuditAsync();

        Assert.Equal(2, lines.Count);
        var (decision, completion) = (lines[0], lines[1]);
        Assert.Equal(
            [
                "actor_id=admin", "actor_kind=subject", "authenticated_by=[\"unix_peercred:admin\"]", "decision=allow", "event_kind=basil.audit.authz",
                "event_version=2", "generation=1", "op=sign", "outcome=allow", "presenter_id=ada(1000)", "presenter_kind=unix_peercred",
                "reason=subject:admin", "seq=1", "target_id=app.p256", "target_kind=catalog_key",
            ],
            Members(decision));
        Assert.Equal(
            [
                "actor_id=admin", "actor_kind=subject", $"backend_key_id={FakeKeyRouter.BackendKeyId}", "decision_seq=1", "event_kind=basil.audit.completion",
                "event_version=1", "generation=1", "op=sign", "outcome=success", "seq=2", "target_id=app.p256", "target_kind=catalog_key",
            ],
            Members(completion));
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", decision.GetProperty("occurred_at").GetString());
        Assert.InRange(completion.GetProperty("duration_ms").GetDouble(), 0.001, 60_000);
    }

    [Fact]
    public async Task Denials_are_written_down_with_their_true_reason_and_without_completion()
    {
        await using var gateway = await TestGateway.StartAsync();
        await Failures.ExpectAsync("UNAUTHORIZED", "sign", SignAsync(gateway, TestGeneration.Nobody, TestGeneration.P256));
        await Failures.ExpectAsync("UNAUTHORIZED", "sign", SignAsync(gateway, TestGeneration.Admin, "no.such_key"));
        await Failures.ExpectAsync("UNAUTHORIZED", "sign", SignAsync(gateway, TestGeneration.Stranger, TestGeneration.P256));

        var lines = await gateway.StopAndReadAuditAsync();

        Assert.Equal(
            ["nobody deny not_permitted 1001", "admin deny unknown_key ada(1000)", "unresolved deny no_actor_subject:1002 uid:1002"],
            lines.Select(line => $"{Text(line, "actor_id")} {Text(line, "decision")} {Text(line, "reason")} {Text(line, "presenter_id")}"));
        Assert.Equal("[]", lines[2].GetProperty("authenticated_by").GetRawText());
    }

    [Fact]
    public async Task A_failed_operation_completes_with_its_reason()
    {
        await using var gateway = await TestGateway.StartAsync(setup =>
            setup.Router.Behave = (_, _) => Task.FromResult<BrokerError?>(BrokerError.BackendUnavailable()));
        await Failures.ExpectAsync("BACKEND_UNAVAILABLE", "sign", SignAsync(gateway, TestGeneration.Admin, TestGeneration.P256));

        var lines = await gateway.StopAndReadAuditAsync();

        Assert.Equal(("failure", "BACKEND_UNAVAILABLE"), (Text(lines[1], "outcome"), Text(lines[1], "reason")));
    }

    [Fact]
    public async Task Hostile_names_can_neither_forge_nor_flood_the_log()
    {
        const string Forged = "x\n{\"event_kind\":\"basil.audit.authz\"}\u001b[31m\u2028";
        await using var gateway = await TestGateway.StartAsync();
        await Failures.ExpectAsync("UNAUTHORIZED", "sign", SignAsync(gateway, TestGeneration.Admin, Forged));
        await Failures.ExpectAsync("UNAUTHORIZED", "sign", SignAsync(gateway, TestGeneration.Admin, new string('k', 3_000_000)));

        var lines = await gateway.StopAndReadAuditAsync();
        var octets = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line.GetRawText())));

        Assert.Equal(Forged, Text(lines[0], "target_id"));
        Assert.Equal(new string('k', 256) + "...[truncated]", Text(lines[1], "target_id"));
        Assert.All(octets, octet => Assert.InRange(octet, (byte)0x20, (byte)0x7E));
    }

    [Fact]
    public async Task A_name_that_is_cut_within_a_character_is_still_one_whole_line()
    {
        await using var gateway = await TestGateway.StartAsync();
        await Failures.ExpectAsync("UNAUTHORIZED", "sign", SignAsync(gateway, TestGeneration.Admin, new string('k', 255) + "\U0001F511" + new string('k', 9)));
        await SignAsync(gateway, TestGeneration.Admin, TestGeneration.P256);

        var lines = await gateway.StopAndReadAuditAsync();

        Assert.Equal([1L, 2L, 3L], lines.Select(line => line.GetProperty("seq").GetInt64()));
        Assert.StartsWith(new string('k', 255), Text(lines[0], "target_id"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_payload_of_any_kind_is_written_down()
    {
        const string Canary = "CANARY-7f3a";
        await using var gateway = await TestGateway.StartAsync();
        var invoker = await gateway.ConnectAsync(TestGeneration.Admin);
        var bytes = ByteString.CopyFromUtf8(Canary);
        var signing = new SigningService.SigningServiceClient(invoker);
        var aead = new AeadService.AeadServiceClient(invoker);
        await signing.SignAsync(new SignRequest { KeyId = TestGeneration.P256, Message = bytes }, cancellationToken: Cancellation);
        await signing.VerifyAsync(new VerifyRequest { KeyId = TestGeneration.P256, Message = bytes, Signature = bytes }, cancellationToken: Cancellation);
        await aead.EncryptAsync(new EncryptRequest { KeyId = TestGeneration.Aes, Algorithm = AeadAlgorithm.Aes256Gcm, Plaintext = bytes, Aad = bytes }, cancellationToken: Cancellation);
        await new MintingService.MintingServiceClient(invoker).MintJwtAsync(new MintJwtRequest { KeyId = TestGeneration.P256, Subject = Canary }, cancellationToken: Cancellation);

        var lines = await gateway.StopAndReadAuditAsync();

        Assert.Equal(8, lines.Count);
        Assert.All(lines, line => Assert.DoesNotContain(Canary, line.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_audit_line_there_is_no_operation()
    {
        await using var gateway = await TestGateway.StartAsync(setup => setup.Settings["auditLog"] = "/dev/full");

        await Failures.ExpectAsync("INTERNAL", "sign", SignAsync(gateway, TestGeneration.Admin, TestGeneration.P256));

        Assert.Empty(gateway.Router.Requests);
    }

    [Fact]
    public async Task An_audit_log_that_is_not_required_stops_nothing()
    {
        await using var gateway = await TestGateway.StartAsync(setup =>
        {
            setup.Settings["auditLog"] = "/dev/full";
            setup.Settings["auditRequired"] = "false";
        });

        await SignAsync(gateway, TestGeneration.Admin, TestGeneration.P256);

        Assert.Single(gateway.Router.Requests);
    }

    private static async Task SignAsync(TestGateway gateway, uint uid, string key, string message = "m")
    {
        var client = new SigningService.SigningServiceClient(await gateway.ConnectAsync(uid));
        await client.SignAsync(new SignRequest { KeyId = key, Message = ByteString.CopyFromUtf8(message) }, cancellationToken: Cancellation);
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();

    /// <summary>All members but those that differ from run to run.</summary>
    private static string[] Members(JsonElement line) =>
    [
        .. line.EnumerateObject()
            .Where(member => member.Name is not ("occurred_at" or "duration_ms" or "trace_id"))
            .Select(member => $"{member.Name}={member.Value}"),
    ];
}
