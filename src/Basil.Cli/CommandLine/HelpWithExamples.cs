// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Basil.Cli.CommandLine;

/// <summary>The usual help, then the command's examples, and for the root the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        if (command is CliCommand { Details.Length: > 0 } detailed)
        {
            // The list of commands shows only the summary; this is the last use of the tree in this process.
            command.Description = $"{command.Description}.\n\n{detailed.Details}";
        }

        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = command is CliCommand documented ? documented.Examples : RootHelp.Examples;
        if (examples.Count > 0)
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine("  " + example);
            }

            output.WriteLine();
        }

        if (command is RootCommand)
        {
            output.WriteLine(RootHelp.ExitCodes);
        }

        return Terminal.ExitCodes.Ok;
    }
}
