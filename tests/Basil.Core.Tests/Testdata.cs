// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Tests;

/// <summary>Files of <c>tests/testdata</c>, which the build copies beside the tests.</summary>
internal static class Testdata
{
    internal static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "testdata", name);

    internal static byte[] Read(string name) => File.ReadAllBytes(Path(name));
}
