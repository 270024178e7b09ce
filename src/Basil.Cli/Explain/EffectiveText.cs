// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Terminal;

namespace Basil.Cli.Explain;

/// <summary>The list of everything that a subject may do.</summary>
internal static class EffectiveText
{
    internal static string Human(string subject, IReadOnlyList<Verdict> allowed, bool columns) => allowed.Count == 0
        ? $"subject {subject} may do nothing"
        : Columns.Render(["KEY", "OPERATION", "VIA", "RULE"], [.. allowed.Select(v => (string[])[v.Key, v.Operation, v.Via, v.Rule?.Rule ?? "-"])], columns);

    internal static string Json(string subject, IReadOnlyList<Verdict> allowed) => JsonText.Object(
        json =>
        {
            json.WriteString("subject", subject);
            json.WriteStartArray("effective");
            foreach (var verdict in allowed)
            {
                json.WriteStartObject();
                json.WriteString("key", verdict.Key);
                json.WriteString("op", verdict.Operation);
                json.WriteString("via", verdict.Via);
                json.WriteString("rule", verdict.Rule?.Rule);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        },
        indented: true);
}
