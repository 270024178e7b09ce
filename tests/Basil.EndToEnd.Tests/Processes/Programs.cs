// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Testing;

namespace Basil.EndToEnd.Tests.Processes;

/// <summary>The product's executables as this build made them.</summary>
internal static class Programs
{
    internal static string Cli { get; } = Built("Basil.Cli", "basil");

    internal static string Agent { get; } = Built("Basil.Agent", "basil-agent");

    internal static string DevKms { get; } = Built("Basil.DevKms", "basil-dev-kms");

    private static string Built(string project, string program)
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        return Path.Combine(RepositoryRoot.Path, "artifacts/bin", project, configuration, program);
    }
}
