// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Gateway.Tests.Fixtures;

namespace Basil.Gateway.Tests.Sockets;

public sealed class GatewaySocketTests
{
    [Fact]
    public async Task The_socket_is_private_while_serving_and_gone_after_a_stop()
    {
        await using var gateway = await TestGateway.StartAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(gateway.SocketPath));
        await gateway.StopAsync();

        Assert.False(File.Exists(gateway.SocketPath));
    }

    [Fact]
    public async Task Two_gateways_on_one_path_are_one_gateway_and_one_clear_error()
    {
        await using var first = await TestGateway.StartAsync();

        var failure = await Assert.ThrowsAsync<StartupException>(() => TestGateway.StartAsync(setup => setup.Settings["socket"] = first.SocketPath));

        Assert.StartsWith("Another broker answers on", failure.Message, StringComparison.Ordinal);
        await first.ConnectAsync(TestGeneration.Admin);
    }

    [Fact]
    public async Task A_key_that_cannot_serve_keeps_the_socket_from_being_bound()
    {
        var failure = await Assert.ThrowsAsync<StartupException>(() => TestGateway.StartAsync(setup =>
        {
            setup.Coordinator.Blocking = TestGeneration.P256;
            setup.Coordinator.Set(TestGeneration.P256, "absent");
        }));

        Assert.Contains($"{TestGeneration.P256}: It is not there; create it.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_with_another_catalog_keeps_the_socket_from_being_bound()
    {
        var failure = await Assert.ThrowsAsync<StartupException>(() => TestGateway.StartAsync(setup => setup.Coordinator.Rejection = "The silo has another."));

        Assert.Contains("The silo has another.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_setting_is_reported_at_once()
    {
        var failure = await Assert.ThrowsAsync<StartupException>(() => TestGateway.StartAsync(setup =>
        {
            setup.Settings["socket"] = "/tmp/" + new string('x', 120);
            setup.Settings["socketMode"] = "0888";
            setup.Settings["maxPayloadBytes"] = "many";
            setup.Settings["requestTimeoutSeconds"] = "0";
            setup.Settings["auditRequired"] = "perhaps";
        }));

        Assert.Equal(5, failure.Problems.Count);
        Assert.Contains("107", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0600", UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData("660", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite)]
    public async Task A_mode_is_octal(string text, UnixFileMode mode)
    {
        await using var gateway = await TestGateway.StartAsync(setup => setup.Settings["socketMode"] = text);

        Assert.Equal(mode, File.GetUnixFileMode(gateway.SocketPath));
    }
}
