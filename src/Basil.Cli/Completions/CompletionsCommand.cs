// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;

namespace Basil.Cli.Completions;

/// <summary><c>basil completions</c>: a script that has the shell ask <c>basil</c> itself, so that it can never know less than the program.</summary>
internal sealed class CompletionsCommand
{
    private readonly Argument<string> _shell = new("shell") { Description = "bash, zsh, fish or powershell" };

    internal static Command Create(CommandShell shell)
    {
        var completions = new CompletionsCommand();
        completions._shell.AcceptOnlyFromAmong([.. CompletionScripts.All.Keys]);
        var command = new CliCommand(
            shell,
            "completions",
            "Print a script that completes commands and options in your shell",
            "",
            "source <(basil completions bash)                                        # bash, now",
            "basil completions bash > ~/.local/share/bash-completion/completions/basil  # bash, from now on",
            "basil completions zsh > \"${fpath[1]}/_basil\"                            # zsh",
            "basil completions fish > ~/.config/fish/completions/basil.fish          # fish",
            "basil completions powershell >> $PROFILE                                # PowerShell")
        {
            completions._shell,
        };
        return command.Runs((invocation, _) =>
        {
            invocation.Streams.WriteLine(CompletionScripts.All[invocation.Get(completions._shell)!]);
            return Task.FromResult(ExitCodes.Ok);
        });
    }
}
