// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.Cli.Processes;
using Basil.Cli.Terminal;

namespace Basil.Cli.Demo;

/// <summary>The demo's own directory, mode 0700: removed at the end, with all that is in it, unless it is kept.</summary>
internal sealed class DemoDirectory : IDisposable
{
    /// <summary>Below the 108 bytes of sockaddr_un on Linux, with room for what other systems allow.</summary>
    private const int MaxSocketPathBytes = 96;

    private const string SocketName = "agent.sock";
    private const string NameTemplate = "basil-demo-XXXXXX";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly bool _created;
    private bool _kept;

    private DemoDirectory(string path, bool created)
    {
        Path = path;
        _created = created;
    }

    internal string Path { get; }

    internal string Socket => File(SocketName);

    internal string Catalog => File("catalog.json");

    internal string Policy => File("policy.json");

    internal string Configuration => File("basil.json");

    internal string Audit => File("audit.jsonl");

    internal string Log => File("agent.log");

    /// <summary>Makes a fresh directory below the system's temporary one, or uses the one named, which must be empty or not yet exist.</summary>
    /// <exception cref="CommandException">It cannot be made or used.</exception>
    internal static DemoDirectory Create(string? wanted, string temporary)
    {
        try
        {
            return wanted is null ? CreateTemporary(temporary) : CreateAt(System.IO.Path.GetFullPath(wanted));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot make the demo's directory: {AtomicFile.Reason(e)}");
        }
    }

    internal string File(string name) => System.IO.Path.Combine(Path, name);

    internal void Keep() => _kept = true;

    public void Dispose()
    {
        if (_kept)
        {
            return;
        }

        if (_created)
        {
            Directory.Delete(Path, recursive: true);
            return;
        }

        foreach (var entry in new DirectoryInfo(Path).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo directory)
            {
                directory.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }

    // A temporary directory with a long path is common on build machines; /tmp is short everywhere.
    private static DemoDirectory CreateTemporary(string temporary)
    {
        var template = System.IO.Path.Combine(temporary, NameTemplate);
        if (Encoding.UTF8.GetByteCount(System.IO.Path.Combine(template, SocketName)) > MaxSocketPathBytes)
        {
            template = System.IO.Path.Combine("/tmp", NameTemplate);
        }

        return new DemoDirectory(SystemCalls.MakeTemporaryDirectory(template), created: true);
    }

    private static DemoDirectory CreateAt(string path)
    {
        if (Encoding.UTF8.GetByteCount(System.IO.Path.Combine(path, SocketName)) > MaxSocketPathBytes)
        {
            throw CommandException.Usage($"--dir: the path is too long for a socket in it, which has room for {MaxSocketPathBytes} bytes");
        }

        var exists = Directory.Exists(path);
        if (exists && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw CommandException.Usage($"--dir: {path} is not empty");
        }

        Directory.CreateDirectory(path, OwnerOnly);
        System.IO.File.SetUnixFileMode(path, OwnerOnly);
        return new DemoDirectory(path, created: !exists);
    }
}
