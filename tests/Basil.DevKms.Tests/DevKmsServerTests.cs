// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;

namespace Basil.DevKms.Tests;

public sealed class DevKmsServerTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("::")]
    public async Task An_address_that_others_can_reach_is_refused(string address)
    {
        var options = new DevKmsOptions { Address = IPAddress.Parse(address) };

        await Assert.ThrowsAsync<ArgumentException>(() => DevKmsServer.StartAsync(options, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_IOException_and_the_first_endpoint_lives()
    {
        await using var first = await TestEndpoint.StartAsync();

        await Assert.ThrowsAnyAsync<IOException>(() => DevKmsServer.StartAsync(
            new DevKmsOptions { Port = first.Server.Endpoint.Port }, cancellationToken: TestContext.Current.CancellationToken));

        await first.CreateKeyAsync("SYMMETRIC_DEFAULT");
    }

    [Fact]
    public async Task Endpoints_start_and_stop_again_and_again()
    {
        for (var i = 0; i < 5; i++)
        {
            var endpoint = await TestEndpoint.StartAsync();
            await endpoint.CreateKeyAsync("ECC_NIST_P256");
            Assert.Equal("127.0.0.1", endpoint.Server.Endpoint.Host);
            await endpoint.DisposeAsync();
            await endpoint.Server.DisposeAsync();
        }
    }
}
