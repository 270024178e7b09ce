// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Basil.Cli.CommandLine;
using Basil.Cli.Processes;

namespace Basil.Cli.Operator;

/// <summary><c>basil agent</c> and <c>basil dev-kms</c>: this process becomes the host program, so that signals and exit code are its own.</summary>
internal static class HostCommands
{
    internal static Command CreateAgent(CommandShell shell)
    {
        Option<string?>[] forwarded =
        [
            new("--config", "-c") { Description = "The configuration file [env: BASIL_CONFIG]", HelpName = "FILE" },
            new("--catalog") { Description = "The catalog file [env: BASIL_CATALOG]", HelpName = "FILE" },
            new("--policy") { Description = "The policy file [env: BASIL_POLICY]", HelpName = "FILE" },
            new("--audit-log") { Description = "The audit log, one JSON object a line", HelpName = "FILE" },
            new("--log-level") { Description = "trace, debug, information, warning or error [default: information]", HelpName = "LEVEL" },
        ];
        return Create(
            shell,
            HostProgram.Agent,
            "agent",
            "Serve this host: broker and key service client in one process",
            "Becomes basil-agent. Options that are not listed here go to it as they are; `basil agent -- --help` lists its own.",
            [.. forwarded, shell.Globals.Socket],
            "basil agent --config /etc/basil/basil.json",
            "basil agent --catalog catalog.json --policy policy.json --socket /run/basil/basil.sock");
    }

    internal static Command CreateDevKms(CommandShell shell) => Create(
        shell,
        HostProgram.DevKms,
        "dev-kms",
        "Serve a local stand-in for AWS KMS, for development and tests",
        "Becomes basil-dev-kms. It is not AWS, and it listens on loopback only. All options go to it as they are; `basil dev-kms -- --help` lists them.",
        [],
        "basil dev-kms",
        "basil dev-kms -- --help");

    private static CliCommand Create(
        CommandShell shell,
        HostProgram program,
        string name,
        string summary,
        string details,
        IReadOnlyList<Option<string?>> forwarded,
        params string[] examples)
    {
        var command = new CliCommand(shell, name, summary, details, examples) { TreatUnmatchedTokensAsErrors = false };
        foreach (var option in forwarded.Where(option => !option.Recursive))
        {
            command.Options.Add(option);
        }

        return command.Runs((invocation, _) =>
        {
            var executable = HostExecutable.Find(program, AppContext.BaseDirectory, invocation.Streams.Environment);
            var named = forwarded.Where(option => invocation.Has(option)).SelectMany(option => (string[])[option.Name, invocation.Get(option)!]);
            SystemCalls.Become(executable, [.. named, .. invocation.Parse.UnmatchedTokens], HostEnvironment.Inherited());
            throw new InvalidOperationException("A replaced process does not return.");
        });
    }
}
