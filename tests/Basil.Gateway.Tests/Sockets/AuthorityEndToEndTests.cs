// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Gateway.Tests.Fixtures;

namespace Basil.Gateway.Tests.Sockets;

/// <summary>The server itself judges the rewriting: it resets streams whose authority it does not like.</summary>
public sealed class AuthorityEndToEndTests
{
    private const string Health = "/basil.broker.v1.AdminService/Health";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_with_the_placeholder_authority_is_served_also_when_it_refers_back_to_it(bool isHuffman)
    {
        await using var gateway = await TestGateway.StartAsync();
        using var connection = await RawConnection.OpenHttp2Async(gateway.SocketPath);

        // With incremental indexing the path becomes dynamic entry 62 and the authority 62 after it; :path is then 63.
        var authority = Http2.Literal(0x41, isHuffman ? Http2.PlaceholderHuffman : Http2.PlaceholderPlain, isHuffman);
        await connection.SendAsync(Http2.EmptyCall(1, Http2.Call(Health, authority)));
        var first = await connection.ReadVerdictAsync(1);

        // Entries, youngest first: te, content-type, :authority, :path.
        await connection.SendAsync(Http2.EmptyCall(3, [0x83, 0x86, 0xC1, 0xC0, 0xBF, 0xBE]));
        var second = await connection.ReadVerdictAsync(3);

        Assert.Equal((Http2.Headers, Http2.Headers), (first, second));
    }

    [Fact]
    public async Task Another_authority_that_is_no_host_is_still_refused()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var connection = await RawConnection.OpenHttp2Async(gateway.SocketPath);

        await connection.SendAsync(Http2.EmptyCall(1, Http2.Call(Health, Http2.Literal(0x41, "[::]:50052"u8))));

        Assert.Equal(Http2.RstStream, await connection.ReadVerdictAsync(1));
    }
}
