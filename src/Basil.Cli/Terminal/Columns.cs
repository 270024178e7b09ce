// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;

namespace Basil.Cli.Terminal;

/// <summary>Rows for people (aligned, with a head) or for programs (tab-separated, without).</summary>
internal static class Columns
{
    private const string Gap = "  ";

    internal static string Render(string[] head, IReadOnlyList<string[]> rows, bool aligned)
    {
        if (!aligned)
        {
            return string.Join('\n', rows.Select(row => string.Join('\t', row)));
        }

        string[][] all = [head, .. rows];
        var widths = head.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in all)
        {
            text.AppendJoin(Gap, row.Select((cell, column) => column == row.Length - 1 ? cell : cell.PadRight(widths[column]))).Append('\n');
        }

        return text.ToString(0, text.Length - 1);
    }
}
