// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Testing;

/// <summary>Programs that judge the product from outside. A missing one skips the test at a desk and fails it in continuous integration.</summary>
internal static class ExternalTool
{
    internal static bool IsContinuousIntegration { get; } =
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The full path of a program on PATH; otherwise skips the running test, or fails it where <c>CI=true</c>.</summary>
    internal static string Require(string program)
    {
        if (Find(program) is { } path)
        {
            return path;
        }

        Missing($"{program} is not on PATH");
        return string.Empty;
    }

    /// <summary>Skips the running test with a reason, or fails it where <c>CI=true</c>.</summary>
    internal static void Missing(string reason)
    {
        if (IsContinuousIntegration)
        {
            Assert.Fail($"{reason}; continuous integration must have it");
        }

        Assert.Skip(reason);
    }

    internal static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(directory => Path.Combine(directory, program))
            .FirstOrDefault(File.Exists);
}
