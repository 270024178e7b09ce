// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Protocol.V1;

namespace Basil.Protocol.Tests.Contract;

public sealed class BrokerContractTests
{
    private static readonly string[] Listed =
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "testdata", "broker-v1.txt")).Where(line => line.Length > 0 && line[0] != '#')];

    private static readonly string[] Compiled =
        [.. new[] { BrokerReflection.Descriptor, NixCacheReflection.Descriptor }.SelectMany(ContractLines.Of)];

    [Fact]
    public void Everything_that_the_contract_lists_is_compiled() => Assert.Empty(Listed.Except(Compiled));

    [Fact]
    public void Nothing_is_compiled_that_the_contract_does_not_list() => Assert.Empty(Compiled.Except(Listed));

    [Theory]
    [InlineData("service ", 8)]
    [InlineData("rpc ", 42)]
    [InlineData("message ", 94)]
    [InlineData("enum ", 17)]
    public void The_contract_has_its_known_size(string kind, int count)
    {
        Assert.Equal(count, Listed.Count(line => line.StartsWith(kind, StringComparison.Ordinal)));
        Assert.Equal(Listed.Length, Listed.Distinct().Count());
    }

    [Fact]
    public void The_package_is_the_one_in_every_method_path()
    {
        Assert.All([BrokerReflection.Descriptor, NixCacheReflection.Descriptor], file => Assert.Equal("basil.broker.v1", file.Package));
        Assert.Equal("basil.broker.v1.SigningService", SigningService.Descriptor.FullName);
    }
}
