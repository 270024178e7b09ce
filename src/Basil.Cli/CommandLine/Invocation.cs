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
    private const double DefaultTimeoutSeconds = 30;
    private const double MaxTimeoutSeconds = 3600;

    internal string CommandName { get; } = command.Name;

    internal ParseResult Parse { get; } = parse;

    internal StandardStreams Streams { get; } = streams;

    internal bool Json => Parse.GetValue(globals.Json);

    internal bool NoColor => Parse.GetValue(globals.NoColor);

    /// <summary>The socket that the option names; null where the option is absent.</summary>
    internal string? SocketOption => Parse.GetValue(globals.Socket);

    internal string SocketPath => SocketOption ?? Streams.Environment(BasilClient.SocketVariable) ?? BasilClient.DefaultSocketPath;

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

    /// <summary>A client of the broker at <see cref="SocketPath"/>; it connects with the first call.</summary>
    internal BasilClient Connect() => BasilClient.Connect(SocketPath, new BasilClientOptions { Timeout = Timeout });

    internal T? Get<T>(Option<T> option) => Parse.GetValue(option);

    internal T? Get<T>(Argument<T> argument) => Parse.GetValue(argument);

    internal bool Has(Option option) => Parse.GetResult(option) is { Implicit: false };
}
