// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Agent;

/// <summary>The agent's own flags; the rest of the command line is configuration.</summary>
/// <param name="Help">Print the help and end.</param>
/// <param name="Version">Print the version and end.</param>
/// <param name="ExitWithParent">Stop when standard input ends: the agent of a demo or a test does not outlive it.</param>
/// <param name="Configuration">What is left for the configuration sources.</param>
internal sealed record AgentArguments(bool Help, bool Version, bool ExitWithParent, IReadOnlyList<string> Configuration)
{
    internal const string HelpText =
        """
        basil-agent: one host, one process: the gateway that faces callers and the silo that owns keys

        usage: basil-agent [-c FILE] [--catalog FILE] [--policy FILE] [--socket PATH] [--audit-log FILE]
                           [--log-level trace|debug|information|warning|error] [--exit-with-parent]

          -c, --config FILE     settings, as basil.json (environment: BASIL_CONFIG)
              --catalog FILE    the keys (environment: BASIL_CATALOG)
              --policy FILE     who may do what (environment: BASIL_POLICY)
              --socket PATH     where callers connect (environment: BASIL_SOCKET; default /tmp/basil-agent.sock)
              --audit-log FILE  one JSON line for each decision and each completion
              --log-level LEVEL default information
              --exit-with-parent
                                stop when standard input ends
              --help, --version

        When it serves, it prints `ready SOCKET` on standard output. It stops cleanly on SIGTERM, SIGINT and SIGQUIT.
        """;

    internal static AgentArguments Parse(IReadOnlyList<string> arguments)
    {
        var rest = new List<string>(arguments.Count);
        var (help, version, exitWithParent) = (false, false, false);
        foreach (var argument in arguments)
        {
            switch (argument)
            {
                case "-h" or "--help":
                    help = true;
                    break;
                case "--version":
                    version = true;
                    break;
                case "--exit-with-parent":
                    exitWithParent = true;
                    break;
                default:
                    rest.Add(argument);
                    break;
            }
        }

        return new AgentArguments(help, version, exitWithParent, rest);
    }
}
