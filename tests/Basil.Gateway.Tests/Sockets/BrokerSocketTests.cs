// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net.Sockets;
using Basil.Core.Errors;
using Basil.Gateway.Sockets;
using Basil.Testing;

namespace Basil.Gateway.Tests.Sockets;

public sealed class BrokerSocketTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string SocketPath => _directory.File("b.sock");

    [Theory]
    [InlineData("600")]
    [InlineData("660")]
    [InlineData("666")]
    public void The_socket_has_the_configured_mode(string octal)
    {
        var mode = (UnixFileMode)Convert.ToInt32(octal, 8);
        using var broker = new BrokerSocket(new SocketOptions { Path = SocketPath, Mode = mode });
        using var socket = broker.Bind();

        Assert.Equal(mode, File.GetUnixFileMode(SocketPath));
    }

    [Fact]
    public async Task The_socket_belongs_to_the_configured_group()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            ExternalTool.Missing("only root can give a socket to any group");
        }

        using var broker = new BrokerSocket(new SocketOptions { Path = SocketPath, Group = "12345" });
        using var socket = broker.Bind();

        var (_, output, _) = await ChildProcess.RunAsync(ExternalTool.Require("stat"), ["-c", "%g %a %F", SocketPath], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("12345 600 socket\n", System.Text.Encoding.ASCII.GetString(output));
    }

    [Fact]
    public void An_unknown_group_is_a_startup_error_that_names_it()
    {
        using var broker = new BrokerSocket(new SocketOptions { Path = SocketPath, Group = "no-such-group" });

        var failure = Assert.Throws<StartupException>(broker.Bind);

        Assert.Contains("no-such-group", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(SocketPath));
    }

    [Theory]
    [InlineData("12", 12u)]
    [InlineData("wheel", 10u)]
    [InlineData("staff", 50u)]
    [InlineData("broken", null)]
    [InlineData("-1", null)]
    public void A_group_is_a_number_or_a_name(string group, uint? expected)
    {
        Assert.Equal(expected, SocketGroup.Resolve(group, ["wheel:x:10:root", "broken:x:", "staff:x:50:", "staff:x:51:"]));
    }

    [Fact]
    public void A_stale_socket_is_replaced()
    {
        MakeStale(SocketPath);
        using var broker = new BrokerSocket(new SocketOptions { Path = SocketPath });
        using var socket = broker.Bind();
        socket.Listen();

        Assert.True(SocketProbe.IsAnswered(SocketPath));
    }

    [Fact]
    public void A_socket_that_somebody_answers_on_is_left_alone()
    {
        using var other = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        other.Bind(new UnixDomainSocketEndPoint(SocketPath));
        other.Listen();
        using var broker = new BrokerSocket(new SocketOptions { Path = SocketPath });

        var failure = Assert.Throws<StartupException>(broker.Bind);

        Assert.StartsWith($"Another broker answers on {SocketPath}.", failure.Message, StringComparison.Ordinal);
        Assert.True(SocketProbe.IsAnswered(SocketPath));
    }

    [Fact]
    public void A_live_server_with_a_full_backlog_still_counts_as_answering()
    {
        using var other = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        other.Bind(new UnixDomainSocketEndPoint(SocketPath));
        other.Listen(0);
        using var waiting = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        waiting.Connect(new UnixDomainSocketEndPoint(SocketPath));

        Assert.True(SocketProbe.IsAnswered(SocketPath));
        Assert.True(SocketProbe.IsAnswered(SocketPath));
    }

    [Fact]
    public void A_second_broker_is_told_that_the_first_answers_and_the_first_goes_on()
    {
        using var first = new BrokerSocket(new SocketOptions { Path = SocketPath });
        using var socket = first.Bind();
        socket.Listen();
        using var second = new BrokerSocket(new SocketOptions { Path = SocketPath });

        var failure = Assert.Throws<StartupException>(second.Bind);
        second.Dispose();

        Assert.StartsWith("Another broker answers on", failure.Message, StringComparison.Ordinal);
        Assert.True(SocketProbe.IsAnswered(SocketPath));
        Assert.True(File.Exists(SocketPath + ".lock"));
    }

    [Fact]
    public void A_regular_file_a_directory_and_a_link_are_never_removed()
    {
        File.WriteAllText(SocketPath, "precious");
        AssertNotASocket(SocketPath);
        Assert.Equal("precious", File.ReadAllText(SocketPath));

        var directory = _directory.File("d.sock");
        Directory.CreateDirectory(directory);
        AssertNotASocket(directory);

        var stale = _directory.File("s.sock");
        MakeStale(stale);
        var link = _directory.File("l.sock");
        File.CreateSymbolicLink(link, stale);
        AssertNotASocket(link);
        Assert.True(File.Exists(stale));
    }

    [Fact]
    public void A_missing_directory_is_named()
    {
        var path = _directory.File("no/b.sock");
        using var broker = new BrokerSocket(new SocketOptions { Path = path });

        var failure = Assert.Throws<StartupException>(broker.Bind);

        Assert.Contains(Path.GetDirectoryName(path)!, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Socket_and_lock_are_gone_after_a_clean_end()
    {
        var broker = new BrokerSocket(new SocketOptions { Path = SocketPath });
        var socket = broker.Bind();

        socket.Dispose();
        broker.Dispose();

        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory.Path));
    }

    [Fact]
    public void The_lock_that_a_dead_process_left_behind_is_taken()
    {
        File.WriteAllText(SocketPath + ".lock", string.Empty);
        using var broker = new BrokerSocket(new SocketOptions { Path = SocketPath });
        using var socket = broker.Bind();

        Assert.NotNull(FileIdentity.Of(SocketPath));
    }

    [Fact]
    public void A_link_in_the_place_of_the_lock_is_named_and_never_followed()
    {
        var target = _directory.File("target");
        File.CreateSymbolicLink(SocketPath + ".lock", target);
        using var broker = new BrokerSocket(new SocketOptions { Path = SocketPath });

        var failure = Assert.Throws<StartupException>(broker.Bind);

        Assert.Contains(SocketPath + ".lock", failure.Message, StringComparison.Ordinal);
        Assert.Contains("symbolic link", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
        Assert.False(File.Exists(SocketPath));
    }

    [Fact]
    public void A_path_below_a_file_is_a_startup_error()
    {
        File.WriteAllText(_directory.File("plain"), string.Empty);
        using var broker = new BrokerSocket(new SocketOptions { Path = _directory.File("plain/b.sock") });

        Assert.Throws<StartupException>(broker.Bind);
    }

    public void Dispose() => _directory.Dispose();

    private static void AssertNotASocket(string path)
    {
        using var broker = new BrokerSocket(new SocketOptions { Path = path });
        var failure = Assert.Throws<StartupException>(broker.Bind);
        Assert.StartsWith($"{path} exists and is not a socket", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Closing a socket removes the name that it was bound to; under another name it stays, as after a kill.</summary>
    private static void MakeStale(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path + "0"));
        socket.Listen();
        File.Move(path + "0", path);
    }
}
