// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Globalization;
using Basil.Cli.Terminal;
using Basil.Client;

namespace Basil.Cli.CommandLine;

/// <summary>One run of one command.</summary>
internal sealed class Invocation(Command command, ParseResult parse, StandardStreams streams, GlobalOptions globals)
{
    internal const string SocketVariable = "BASIL_SOCKET";
    internal const string DefaultSocket = "/tmp/basil-agent.sock";

    private const double DefaultTimeoutSeconds = 30;
    private const double MaxTimeoutSeconds = 3600;

    internal string CommandName { get; } = command.Name;

    internal ParseResult Parse { get; } = parse;

    internal StandardStreams Streams { get; } = streams;

    internal bool Json => Parse.GetValue(globals.Json);

    internal bool NoColor => Parse.GetValue(globals.NoColor);

    /// <summary>The socket that the option names; null where the option is absent.</summary>
    internal string? SocketOption => Parse.GetValue(globals.Socket);

    internal string SocketPath => SocketOption ?? Streams.Environment(SocketVariable) ?? DefaultSocket;

    /// <exception cref="CommandException">The option is out of range.</exception>
    internal TimeSpan Timeout
    {
        get
        {
            var seconds = Parse.GetValue(globals.Timeout) ?? DefaultTimeoutSeconds;
            return seconds is > 0 and <= MaxTimeoutSeconds
                ? TimeSpan.FromSeconds(seconds)
                : throw CommandException.Usage(string.Create(CultureInfo.InvariantCulture, $"--timeout must be above 0 and at most {MaxTimeoutSeconds}"));
        }
    }

    internal T? Get<T>(Option<T> option) => Parse.GetValue(option);

    internal T? Get<T>(Argument<T> argument) => Parse.GetValue(argument);

    internal bool Has(Option option) => Parse.GetResult(option) is { Implicit: false };
}
