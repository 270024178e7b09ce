// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Basil.Gateway.Attestation;

namespace Basil.Gateway.Audit;

/// <summary>Audit events as JSON lines: one object a line, members in alphabetical order. Not safe for concurrent use.</summary>
/// <remarks>The encoder escapes everything outside printable ASCII, so that no name can forge a line or confuse a terminal.</remarks>
internal sealed class AuditLines : IDisposable
{
    /// <summary>The longest caller-supplied name written, in UTF-16 units; a longer one is cut and marked.</summary>
    internal const int MaxNameLength = 256;

    private const string CutMark = "...[truncated]";
    private const byte LineFeed = (byte)'\n';

    private readonly Utf8JsonWriter _writer = new(
        Stream.Null,
        new JsonWriterOptions { Encoder = JavaScriptEncoder.Default, SkipValidation = true });

    internal void Decision(IBufferWriter<byte> output, long sequence, DateTimeOffset at, AuditDecision audited, string presenter)
    {
        var (generation, operation, target, caller, resolution, decision) = audited;
        var outcome = decision.IsAllowed ? "allow"u8 : "deny"u8;
        Begin(output);
        _writer.WriteString("actor_id"u8, resolution.Subject ?? "unresolved");
        _writer.WriteString("actor_kind"u8, "subject"u8);
        _writer.WriteStartArray("authenticated_by"u8);
        if (resolution.AuthenticatedBy is { } proof)
        {
            _writer.WriteStringValue(proof);
        }

        _writer.WriteEndArray();
        _writer.WriteString("decision"u8, outcome);
        _writer.WriteString("event_kind"u8, "basil.audit.authz"u8);
        _writer.WriteNumber("event_version"u8, 2);
        _writer.WriteNumber("generation"u8, generation);
        OccurredAt(at);
        _writer.WriteString("op"u8, operation);
        _writer.WriteString("outcome"u8, outcome);
        _writer.WriteString("presenter_id"u8, presenter);
        _writer.WriteString("presenter_kind"u8, caller.Uid is null ? "none"u8 : "unix_peercred"u8);
        _writer.WriteString("reason"u8, decision.Reason);
        _writer.WriteNumber("seq"u8, sequence);
        Target(target);
        End(output);
    }

    internal void Completion(IBufferWriter<byte> output, long sequence, DateTimeOffset at, in AuditCompletion audited)
    {
        Begin(output);
        _writer.WriteString("actor_id"u8, audited.Actor ?? "unresolved");
        _writer.WriteString("actor_kind"u8, "subject"u8);
        WriteOptional("backend_key_id"u8, audited.BackendKeyId);
        _writer.WriteNumber("decision_seq"u8, audited.DecisionSequence);
        _writer.WriteNumber("duration_ms"u8, Math.Round(audited.Duration.TotalMilliseconds, 3));
        _writer.WriteString("event_kind"u8, "basil.audit.completion"u8);
        _writer.WriteNumber("event_version"u8, 1);
        _writer.WriteNumber("generation"u8, audited.Generation);
        OccurredAt(at);
        _writer.WriteString("op"u8, audited.Operation);
        _writer.WriteString("outcome"u8, audited.Reason is null ? "success"u8 : "failure"u8);
        WriteOptional("reason"u8, audited.Reason);
        _writer.WriteNumber("seq"u8, sequence);
        Target(audited.Target);
        WriteOptional("trace_id"u8, audited.TraceId);
        End(output);
    }

    public void Dispose() => _writer.Dispose();

    /// <summary>Who stood at the socket, for people: the policy's name for a resolved caller, else what the system knows of its process.</summary>
    internal static string Presenter(AuditDecision audited) =>
        audited is { Resolution.Subject: not null, Caller.Uid: not null } ? audited.Resolution.DisplayName : PeerProcess.Describe(audited.Caller);

    private void Begin(IBufferWriter<byte> output)
    {
        _writer.Reset(output);
        _writer.WriteStartObject();
    }

    private void OccurredAt(DateTimeOffset at)
    {
        Span<char> text = stackalloc char[20];
        at.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        _writer.WriteString("occurred_at"u8, text[..length]);
    }

    private void Target(string target)
    {
        _writer.WriteString("target_id"u8, target.Length <= MaxNameLength ? target : target[..MaxNameLength] + CutMark);
        _writer.WriteString("target_kind"u8, "catalog_key"u8);
    }

    private void WriteOptional(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            _writer.WriteString(name, value);
        }
    }

    private void End(IBufferWriter<byte> output)
    {
        _writer.WriteEndObject();
        _writer.Flush();
        output.GetSpan(1)[0] = LineFeed;
        output.Advance(1);
    }
}
