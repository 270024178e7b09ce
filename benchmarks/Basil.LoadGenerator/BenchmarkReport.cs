// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Runtime.InteropServices;

namespace Basil.LoadGenerator;

/// <summary>A table with what a reader needs to repeat it: machine, runtime, command.</summary>
internal static class BenchmarkReport
{
    internal static async Task WriteAsync(FileInfo? output, string title, string method, MarkdownTable table, CancellationToken cancellationToken)
    {
        var command = "dotnet run -c Release --project benchmarks/Basil.LoadGenerator -- " + string.Join(' ', Environment.GetCommandLineArgs().Skip(1));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ## {title}

            {TimeProvider.System.GetUtcNow():yyyy-MM-dd}; {Environment.ProcessorCount} cores ({await ProcessorAsync(cancellationToken)}), all processes and the load generator on them; {RuntimeInformation.FrameworkDescription}.
            {method}

                {command}

            {table}

            """);
        if (output is null)
        {
            await Console.Out.WriteAsync(text);
        }
        else
        {
            await File.AppendAllTextAsync(output.FullName, text, cancellationToken);
        }
    }

    private static async Task<string> ProcessorAsync(CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync("/proc/cpuinfo", cancellationToken);
        return Array.Find(lines, line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown";
    }
}
