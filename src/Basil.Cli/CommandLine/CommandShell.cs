// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Basil.Cli.Client;
using Basil.Cli.Terminal;
using Basil.Client;

namespace Basil.Cli.CommandLine;

/// <summary>What surrounds every command: where it reads and writes, its global options, and how its failures are told.</summary>
internal sealed class CommandShell(StandardStreams streams, GlobalOptions globals)
{
    internal GlobalOptions Globals { get; } = globals;

    internal StandardStreams Streams { get; } = streams;

    internal async Task<int> RunAsync(
        Command command,
        ParseResult parse,
        Func<Invocation, CancellationToken, Task<int>> handler,
        CancellationToken cancellationToken)
    {
        try
        {
            return await handler(new Invocation(command, parse, Streams, Globals), cancellationToken);
        }
        catch (CommandException e)
        {
            return Failure.Report(Streams, command.Name, e);
        }
        catch (IOException e)
        {
            // Standard output is full or broken; files are handled where they are named.
            return Failure.Report(Streams, command.Name, new CommandException($"cannot write the answer: {e.Message}"));
        }
        catch (BasilException e)
        {
            return Failure.Report(Streams, command.Name, Failure.Describe(e, new Invocation(command, parse, Streams, Globals).SocketPath));
        }
    }
}
