// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Tests;

/// <summary>Files of <c>tests/testdata</c>, which the build copies beside the tests.</summary>
internal static class Testdata
{
    internal static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "testdata", name);

    internal static byte[] Read(string name) => File.ReadAllBytes(Path(name));

    /// <summary>The names, without extension, of the JSON files of a directory.</summary>
    internal static IEnumerable<string> Names(string directory) => Directory
        .EnumerateFiles(Path(directory), "*.json")
        .Select(file => System.IO.Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal);

    /// <summary>The findings that a document's neighbour <c>.expected</c> lists, sorted; none where there is no such file.</summary>
    internal static string[] Expected(string name)
    {
        var path = Path(name + ".expected");
        return File.Exists(path) ? [.. File.ReadAllLines(path).Where(line => line.Length > 0).Order(StringComparer.Ordinal)] : [];
    }
}
