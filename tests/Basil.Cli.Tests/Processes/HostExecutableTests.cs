// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Processes;
using Basil.Cli.Terminal;
using Basil.Testing;

namespace Basil.Cli.Tests.Processes;

public sealed class HostExecutableTests : IDisposable
{
    private readonly TemporaryDirectory _root = new();

    [Theory]
    [InlineData("opt/bin", "opt/bin/basil-agent")]
    [InlineData("usr/bin", "usr/libexec/basil/basil-agent")]
    [InlineData("artifacts/bin/Basil.Cli/debug", "artifacts/bin/Basil.Agent/debug/basil-agent")]
    [InlineData("artifacts/bin/Basil.Cli/debug", "artifacts/bin/Basil.Agent/release/basil-agent")]
    [InlineData("artifacts/bin/Basil.Cli.Tests/debug", "artifacts/bin/Basil.Agent/debug/basil-agent")]
    [InlineData("artifacts/publish/Basil.Cli/release", "artifacts/bin/Basil.Agent/release/basil-agent")]
    [InlineData("artifacts/publish/Basil.Cli/release_linux-x64", "artifacts/bin/Basil.Agent/release/basil-agent")]
    public void It_is_found_beside_in_libexec_and_in_a_checkout(string cli, string host)
    {
        var expected = Make(host);

        Assert.Equal(expected, HostExecutable.Find(HostProgram.Agent, _root.File(cli), _ => null));
    }

    [Theory]
    [InlineData("artifacts/bin/Basil.Cli/debug", "debug")]
    [InlineData("artifacts/bin/Basil.Cli/release", "release")]
    public void A_checkout_with_two_builds_uses_the_one_like_its_own(string cli, string configuration)
    {
        Make("artifacts/bin/Basil.Agent/debug/basil-agent");
        Make("artifacts/bin/Basil.Agent/release/basil-agent");

        Assert.Equal(_root.File($"artifacts/bin/Basil.Agent/{configuration}/basil-agent"), HostExecutable.Find(HostProgram.Agent, _root.File(cli), _ => null));
    }

    [Fact]
    public void The_directory_that_the_operator_names_is_believed_alone()
    {
        Make("opt/bin/basil-agent");
        var named = Make("elsewhere/basil-agent");

        Assert.Equal(named, HostExecutable.Find(HostProgram.Agent, _root.File("opt/bin"), name => name == "BASIL_HOST_DIR" ? _root.File("elsewhere") : null));
        Assert.Throws<CommandException>(() => HostExecutable.Find(HostProgram.Agent, _root.File("opt/bin"), _ => _root.File("empty")));
    }

    [Fact]
    public void A_file_that_cannot_be_executed_is_not_it()
    {
        File.SetUnixFileMode(Make("opt/bin/basil-agent"), UnixFileMode.UserRead);
        var installed = Make("opt/libexec/basil/basil-agent");

        Assert.Equal(installed, HostExecutable.Find(HostProgram.Agent, _root.File("opt/bin"), _ => null));
    }

    [Fact]
    public void When_it_is_nowhere_every_place_is_named_and_a_way_out()
    {
        var failure = Assert.Throws<CommandException>(() => HostExecutable.Find(HostProgram.DevKms, _root.File("artifacts/bin/Basil.Cli/debug"), _ => null));

        Assert.Equal("cannot find basil-dev-kms, which does the work of this command", failure.Message);
        Assert.Equal(
            [
                "looked for " + _root.File("artifacts/bin/Basil.Cli/debug/basil-dev-kms"),
                "looked for " + _root.File("artifacts/bin/Basil.Cli/libexec/basil/basil-dev-kms"),
                "looked for " + _root.File("artifacts/bin/Basil.DevKms/debug/basil-dev-kms"),
                "looked for " + _root.File("artifacts/bin/Basil.DevKms/release/basil-dev-kms"),
            ],
            failure.Details);
        Assert.Equal(["in a checkout, `dotnet build src/Basil.DevKms` makes it; elsewhere set BASIL_HOST_DIR to its directory"], failure.Hints);
    }

    public void Dispose() => _root.Dispose();

    private string Make(string relative)
    {
        var path = _root.File(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "#!/bin/sh\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
