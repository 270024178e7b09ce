// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Demo;
using Basil.Testing;

namespace Basil.Cli.Tests.Fakes;

/// <summary>The demo's catalog, policy and configuration in a directory, with user 4242 as the demo's.</summary>
internal sealed class DemoFiles : IDisposable
{
    internal const uint UserId = 4242;

    private readonly TemporaryDirectory _parent = new();

    internal DemoFiles()
    {
        Directory = DemoDirectory.Create(_parent.File("demo"), Path.GetTempPath());
        DemoDocuments.Write(Directory, UserId);
    }

    internal DemoDirectory Directory { get; }

    public void Dispose()
    {
        Directory.Dispose();
        _parent.Dispose();
    }
}
