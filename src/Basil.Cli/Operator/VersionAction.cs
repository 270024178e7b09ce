// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.CommandLine.Invocation;
using Basil.Cli.Terminal;

namespace Basil.Cli.Operator;

/// <summary><c>--version</c> answers as <c>basil version</c> does.</summary>
internal sealed class VersionAction(StandardStreams streams) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult) => VersionCommand.Run(streams, json: false);
}
