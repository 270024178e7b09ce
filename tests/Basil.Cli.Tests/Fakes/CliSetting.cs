// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Cli.Tests.Fakes;

/// <summary>What surrounds a command line.</summary>
internal sealed record CliSetting
{
    internal string Socket { get; init; } = "/nonexistent/basil.sock";

    internal byte[] Input { get; init; } = [];

    internal bool InputIsTerminal { get; init; }

    internal bool OutputIsTerminal { get; init; }

    internal Dictionary<string, string> Environment { get; init; } = [];
}
