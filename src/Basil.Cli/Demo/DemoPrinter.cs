// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Processes;
using Basil.Cli.Terminal;

namespace Basil.Cli.Demo;

/// <summary>The demo on the page: caption, the command to paste, its real output, a remark.</summary>
internal sealed class DemoPrinter(StandardStreams streams, Palette palette)
{
    internal void Show(DemoStep step, CliResult result)
    {
        Show(step.Caption, step.CommandLine, result.Output + result.Errors);
        if (step.Remark.Length > 0)
        {
            streams.WriteLine(palette.Remark($"({step.Remark})"));
        }
    }

    internal void Show(string caption, string commandLine, string output)
    {
        streams.WriteLine(string.Empty);
        streams.WriteLine(palette.Caption("# " + caption));
        streams.WriteLine(palette.Command("$ " + commandLine));
        if (output.Length > 0)
        {
            streams.WriteLine(output.TrimEnd('\n'));
        }
    }

    internal void Title(string text) => streams.WriteLine(palette.Caption("# " + text));

    internal void Line(string text) => streams.WriteLine(text);

    internal void Good(string text) => streams.WriteLine(palette.Good(text));
}
