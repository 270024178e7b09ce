// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Cli.Processes;

/// <summary>A host program that the CLI starts.</summary>
/// <param name="FileName">The executable's name.</param>
/// <param name="Project">The project that builds it, which names its folder in a checkout's build output.</param>
internal sealed record HostProgram(string FileName, string Project)
{
    internal static HostProgram Agent { get; } = new("basil-agent", "Basil.Agent");

    internal static HostProgram DevKms { get; } = new("basil-dev-kms", "Basil.DevKms");
}
