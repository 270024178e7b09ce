// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Testing;

namespace Basil.Cli.Tests.Fakes;

/// <summary>A directory with a shell script in the place of a host program.</summary>
internal sealed class HostScript : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    internal HostScript(string fileName, string script)
    {
        Program = _directory.File(fileName);
        File.WriteAllText(Program, "#!/bin/sh\n" + script);
        File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    internal string Directory => _directory.Path;

    internal string Program { get; }

    internal string Log => _directory.File("host.log");

    public void Dispose() => _directory.Dispose();
}
