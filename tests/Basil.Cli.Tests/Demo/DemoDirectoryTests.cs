// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Demo;
using Basil.Cli.Terminal;
using Basil.Testing;

namespace Basil.Cli.Tests.Demo;

public sealed class DemoDirectoryTests
{
    [Fact]
    public void A_fresh_one_is_removed_with_all_that_is_in_it()
    {
        string path;
        using (var directory = DemoDirectory.Create(null, Path.GetTempPath()))
        {
            path = directory.Path;
            Directory.CreateDirectory(directory.File("below"));
            File.WriteAllText(directory.File("below/file"), "x");
        }

        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void A_kept_one_stays()
    {
        using var parent = new TemporaryDirectory();
        using (var directory = DemoDirectory.Create(parent.File("d"), Path.GetTempPath()))
        {
            directory.Keep();
        }

        Assert.True(Directory.Exists(parent.File("d")));
    }

    [Fact]
    public void One_that_was_there_is_emptied_and_stays()
    {
        using var parent = new TemporaryDirectory();
        using (var directory = DemoDirectory.Create(parent.Path, Path.GetTempPath()))
        {
            File.WriteAllText(directory.File("file"), "x");
            Directory.CreateDirectory(directory.File("below"));
        }

        Assert.Empty(Directory.GetFileSystemEntries(parent.Path));
    }

    [Fact]
    public void One_with_something_in_it_is_refused_and_untouched()
    {
        using var parent = new TemporaryDirectory();
        File.WriteAllText(parent.File("precious"), "x");

        var refused = Assert.Throws<CommandException>(() => DemoDirectory.Create(parent.Path, Path.GetTempPath()));

        Assert.Equal(ExitCodes.Usage, refused.ExitCode);
        Assert.True(File.Exists(parent.File("precious")));
    }

    [Fact]
    public void A_path_too_long_for_a_socket_is_refused_when_asked_for_and_avoided_when_not()
    {
        using var parent = new TemporaryDirectory();
        var deep = parent.File(new string('d', 80));
        Directory.CreateDirectory(deep);

        Assert.Throws<CommandException>(() => DemoDirectory.Create(Path.Combine(deep, "demo"), Path.GetTempPath()));
        using var elsewhere = DemoDirectory.Create(null, deep);
        Assert.InRange(elsewhere.Socket.Length, 1, 96);
    }

    [Fact]
    public void A_parent_that_cannot_be_written_is_named()
    {
        var refused = Assert.Throws<CommandException>(() => DemoDirectory.Create(null, "/proc/self"));

        Assert.StartsWith("cannot make a directory /proc/self/basil-demo-", refused.Message, StringComparison.Ordinal);
    }
}
