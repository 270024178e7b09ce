// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.Cli.Terminal;

namespace Basil.Cli.Explain;

/// <summary>A verdict for people and for scripts.</summary>
internal static class VerdictText
{
    internal static string Human(Verdict verdict, Palette palette)
    {
        var decision = verdict.Allowed ? palette.Good("ALLOW") + "  " : palette.Bad("DENY") + "   ";
        var basis = verdict.Allowed ? "via " + verdict.Via : verdict.Reason;
        var line = $"{decision}subject {verdict.Subject}  {verdict.Operation}  {verdict.Key}  ({basis})";
        return line + "\n  " + (verdict.Allowed ? WhyAllowed(verdict) : WhyDenied(verdict));
    }

    internal static string Json(Verdict verdict, bool indented) => JsonText.Object(json => Write(json, verdict), indented);

    private static void Write(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteString("subject", verdict.Subject);
        json.WriteString("op", verdict.Operation);
        json.WriteString("key", verdict.Key);
        json.WriteString("decision", verdict.Allowed ? "allow" : "deny");
        if (!verdict.Allowed)
        {
            json.WriteString("reason", verdict.Reason);
            return;
        }

        json.WriteString("via", verdict.Via);
        if (verdict.Rule is not { } rule)
        {
            json.WriteNull("matched_rule");
            return;
        }

        json.WriteStartObject("matched_rule");
        json.WriteString("rule", rule.Rule);
        json.WriteString("via", rule.Via);
        if (rule.Subject is not null)
        {
            json.WriteString("subject", rule.Subject);
        }

        json.WriteString("action", rule.Action);
        json.WriteString("target", rule.Target);
        json.WriteEndObject();
    }

    private static string WhyAllowed(Verdict verdict) => verdict.Rule is { } rule
        ? $"rule `{rule.Rule}` gives subject `{rule.Subject ?? verdict.Subject}` the action `{rule.Action}` over the target `{rule.Target}`"
        : "every subject may read a key of class public";

    private static string WhyDenied(Verdict verdict) => verdict.Reason switch
    {
        "unknown_key" => $"the catalog has no key `{verdict.Key}`",
        "not_writable" => $"the catalog says that `{verdict.Key}` is not writable, and no rule can change that",
        "issuer_raw_sign" => $"`{verdict.Key}` issues credentials: it mints them, and signs nothing else",
        "not_permitted" => $"no rule gives subject `{verdict.Subject}` the operation `{verdict.Operation}` over `{verdict.Key}`; what no rule allows is denied",
        _ => "the caller is no subject of the policy, or more than one",
    };
}
