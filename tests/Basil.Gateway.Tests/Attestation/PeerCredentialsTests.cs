// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Net.Sockets;
using Basil.Core.Policies;
using Basil.Gateway.Attestation;
using Basil.Testing;

namespace Basil.Gateway.Tests.Attestation;

public sealed class PeerCredentialsTests
{
    [Fact]
    public void The_kernel_names_this_very_process()
    {
        using var directory = new TemporaryDirectory();
        using var listener = Listen(directory.File("p.sock"));
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        client.Connect(listener.LocalEndPoint!);
        using var accepted = listener.Accept();

        var caller = PeerCredentials.Read(accepted);

        Assert.Equal(new CallerIdentity(StatusField("Uid"), StatusField("Gid"), Environment.ProcessId), caller);
        Assert.Equal(Environment.ProcessPath, PeerProcess.Describe(caller));
    }

    [Fact]
    public async Task Another_users_process_is_that_user()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            ExternalTool.Missing("only root can become another user");
        }

        using var directory = new TemporaryDirectory();
        var path = directory.File("p.sock");
        using var listener = Listen(path);
        File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32("666", 8));
        File.SetUnixFileMode(directory.Path, (UnixFileMode)Convert.ToInt32("755", 8));
        await using var child = ChildProcess.Start(
            ExternalTool.Require("setpriv"),
            ["--reuid=2001", "--regid=2002", "--clear-groups", ExternalTool.Require("curl"), "--silent", "--max-time", "20", "--unix-socket", path, "http://x/"]);
        using var accepted = await listener.AcceptAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(new CallerIdentity(2001, 2002, child.Id), PeerCredentials.Read(accepted));
    }

    [Fact]
    public void A_socket_without_credentials_is_a_caller_without_a_uid()
    {
        using var unconnected = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

        Assert.Null(PeerCredentials.Read(unconnected).Uid);
    }

    [Fact]
    public void A_process_that_has_ended_is_described_by_its_user()
    {
        Assert.Equal("uid:7", PeerProcess.Describe(new CallerIdentity(7, 7, int.MaxValue)));
        Assert.Equal("unknown", PeerProcess.Describe(new CallerIdentity(null, null, null)));
    }

    private static Socket Listen(string path)
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        return listener;
    }

    /// <summary>The effective id of /proc/self/status: the second number of the line.</summary>
    private static uint StatusField(string name)
    {
        var line = File.ReadLines("/proc/self/status").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return uint.Parse(line.Split('\t')[2], CultureInfo.InvariantCulture);
    }
}
