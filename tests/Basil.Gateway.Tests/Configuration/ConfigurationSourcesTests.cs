// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Hosting.Configuration;
using Basil.Testing;
using Microsoft.Extensions.Configuration;

namespace Basil.Gateway.Tests.Configuration;

public sealed class ConfigurationSourcesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Theory]
    [InlineData("""{ "cluster": { "siloPort": "abc" } }""", "`cluster:siloPort` is `abc`")]
    [InlineData("""{ "cluster": { "gatewayPort": 70000 } }""", "`cluster:gatewayPort` is `70000`")]
    [InlineData("""{ "devKms": { "enabled": "yes" } }""", "`devKms:enabled` is `yes`; it must be true or false")]
    [InlineData("""{ "devKms": { "latencyMs": -1 } }""", "`devKms:latencyMs` is `-1`")]
    [InlineData("""{ "keys": { "stateTtlSeconds": "soon" } }""", "`keys:stateTtlSeconds` is `soon`")]
    [InlineData("""{ "keys": { "verify": "remote" } }""", "`keys:verify` is `remote`; it must be local or backend")]
    [InlineData("""{ "socket": "/tmp/a\u0000b" }""", "`socket` has a zero character")]
    [InlineData("""{ "socket": "\ud800" }""", "is not JSON")]
    public void A_value_that_does_not_fit_its_setting_is_named(string file, string expected)
    {
        var failure = Assert.Throws<ConfigurationException>(() => Read(file));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_values_that_do_not_fit_are_named_at_once()
    {
        var failure = Assert.Throws<ConfigurationException>(() => Read("""{ "devKms": { "port": "x", "quotas": 1 } }"""));

        Assert.Contains("`devKms:port`", failure.Message, StringComparison.Ordinal);
        Assert.Contains("`devKms:quotas`", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--config=")]
    [InlineData("-c", "")]
    [InlineData("--socket=")]
    [InlineData("--audit-log")]
    public void An_option_without_a_value_says_so(params string[] arguments)
    {
        var failure = Assert.Throws<ConfigurationException>(() => new ConfigurationBuilder().AddBasilSources(arguments));

        Assert.EndsWith("needs a value", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_audit_log_can_be_said_on_the_command_line()
    {
        var builder = new ConfigurationBuilder();
        builder.AddBasilSources(["--audit-log="]);

        Assert.Equal(string.Empty, builder.Build()["auditLog"]);
    }

    public void Dispose() => _directory.Dispose();

    private void Read(string json)
    {
        var file = _directory.File("basil.json");
        File.WriteAllText(file, json);
        new ConfigurationBuilder().AddBasilSources(["-c", file]);
    }
}
