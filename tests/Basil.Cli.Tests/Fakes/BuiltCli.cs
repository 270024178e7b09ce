// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using IOPath = System.IO.Path;

namespace Basil.Cli.Tests.Fakes;

/// <summary>
/// The program as it was built for itself. The copy beside the tests cannot run alone: it was resolved together with the fake broker, which
/// leaves assemblies to a framework that the program does not have.
/// </summary>
internal static class BuiltCli
{
    internal static string Path { get; } = Find();

    private static string Find()
    {
        var tests = new DirectoryInfo(IOPath.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = IOPath.Combine(tests.Parent!.Parent!.FullName, "Basil.Cli", tests.Name, "basil");
        Assert.True(File.Exists(program), $"{program} is not there; building the tests builds it");
        return program;
    }
}
