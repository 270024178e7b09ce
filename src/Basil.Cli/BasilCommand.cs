// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Basil.Cli.Client;
using Basil.Cli.CommandLine;
using Basil.Cli.Completions;
using Basil.Cli.Demo;
using Basil.Cli.Operator;
using Basil.Cli.Terminal;

namespace Basil.Cli;

/// <summary>The command tree and how a command line is run.</summary>
internal static class BasilCommand
{
    // A payload such as @home is a payload, and -abc is no bundle of options.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    internal static RootCommand Create(StandardStreams streams)
    {
        var globals = new GlobalOptions();
        var shell = new CommandShell(streams, globals);
        var root = new RootCommand(RootHelp.Description)
        {
            DemoCommand.Create(shell),
            HostCommands.CreateAgent(shell),
            HostCommands.CreateDevKms(shell),
            ProbeCommands.CreateStatus(shell),
            ProbeCommands.CreateHealth(shell),
            ReadyCommand.Create(shell),
            ListCommand.Create(shell),
            PublicKeyCommand.Create(shell),
            SignCommand.Create(shell),
            VerifyCommand.Create(shell),
            EncryptCommand.Create(shell),
            DecryptCommand.Create(shell),
            MintJwtCommand.Create(shell),
            JwksCommand.Create(shell),
            NewKeyCommand.Create(shell),
            ExplainCommand.Create(shell),
            IamCommand.Create(shell),
            CompletionsCommand.Create(shell),
            VersionCommand.Create(shell),
        };
        globals.AddTo(root);
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction usual } help)
            {
                help.Action = new HelpWithExamples(usual);
            }
            else if (option is VersionOption version)
            {
                version.Action = new VersionAction(streams);
            }
        }

        return root;
    }

    /// <summary>Parses and runs a command line.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    internal static async Task<int> RunAsync(StandardStreams streams, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var parse = Create(streams).Parse(arguments, Parsing);
        await using var output = new StreamWriter(streams.Output, leaveOpen: true);
        if (parse.Errors.Count > 0 && parse.Action is ParseErrorAction)
        {
            return await RefuseAsync(streams, parse, output, arguments.Count == 0, cancellationToken);
        }

        if (MistakenOption(parse, arguments) is { } mistaken)
        {
            var command = parse.CommandResult.Command.Name;
            streams.Say($"{command}: unknown option '{mistaken}'");
            streams.Hint($"`basil {command} --help` lists the options; a text that begins with a dash goes after --");
            return ExitCodes.Usage;
        }

        // Signals are the demo's own matter; every other command ends at once, as programs do.
        return await parse.InvokeAsync(
            new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            cancellationToken);
    }

    // The framework takes an option that it does not know for an argument: a misspelt option would be signed.
    private static string? MistakenOption(ParseResult parse, IReadOnlyList<string> arguments)
    {
        var options = arguments.TakeWhile(argument => argument != "--").ToList();
        return parse.CommandResult.Command.Arguments
            .SelectMany(argument => parse.GetResult(argument)?.Tokens ?? [])
            .Select(token => token.Value)
            .FirstOrDefault(value => value.Length > 1 && value[0] == '-' && options.Contains(value, StringComparer.Ordinal));
    }

    private static async Task<int> RefuseAsync(
        StandardStreams streams,
        ParseResult parse,
        TextWriter output,
        bool bare,
        CancellationToken cancellationToken)
    {
        if (bare)
        {
            await parse.RootCommandResult.Command.Parse(["--help"], Parsing).InvokeAsync(new InvocationConfiguration { Output = output }, cancellationToken);
            return ExitCodes.Usage;
        }

        var command = parse.CommandResult.Command;
        if (command is RootCommand)
        {
            RefuseUnknown(streams, parse, command);
            return ExitCodes.Usage;
        }

        foreach (var error in parse.Errors)
        {
            var message = error.Message.TrimEnd('.').ReplaceLineEndings(" ").Replace("\t", string.Empty, StringComparison.Ordinal);
            streams.Say($"{command.Name}: {char.ToLowerInvariant(message[0])}{message[1..]}");
        }

        streams.Hint($"`basil {command.Name} --help` shows how");
        return ExitCodes.Usage;
    }

    private static void RefuseUnknown(StandardStreams streams, ParseResult parse, Command root)
    {
        var typed = parse.UnmatchedTokens.Count > 0 ? parse.UnmatchedTokens[0] : null;
        streams.Say(typed is null ? "which command?" : $"unknown command '{typed}'");
        if (typed is not null && UnknownCommand.Nearest(typed, root.Subcommands.Select(command => command.Name)) is { } meant)
        {
            streams.Hint($"did you mean `basil {meant}`?");
        }

        streams.Hint("`basil --help` lists the commands");
    }
}
