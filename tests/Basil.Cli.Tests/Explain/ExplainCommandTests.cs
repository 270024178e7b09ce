// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.Cli.Terminal;
using Basil.Cli.Tests.Fakes;

namespace Basil.Cli.Tests.Explain;

public sealed class ExplainCommandTests
{
    [Fact]
    public async Task An_allow_names_the_rule_and_a_denial_its_reason()
    {
        using var files = new DemoFiles();

        var allow = await FromFilesAsync(files, "--subject", "demo-user", "--op", "sign", "--key", "demo.p256");
        var deny = await FromFilesAsync(files, "--subject", "demo-user", "--op", "sign", "--key", "demo.secret_signer");

        Assert.Equal(
            "ALLOW  subject demo-user  sign  demo.p256  (via subject:demo-user)\n"
            + "  rule `use-the-demo-keys` gives subject `demo-user` the action `role:key-user` over the target `demo.p256`\n",
            allow.Output);
        Assert.Equal(
            "DENY   subject demo-user  sign  demo.secret_signer  (not_permitted)\n"
            + "  no rule gives subject `demo-user` the operation `sign` over `demo.secret_signer`; what no rule allows is denied\n",
            deny.Output);
        Assert.Equal((ExitCodes.Ok, ExitCodes.Ok), (allow.ExitCode, deny.ExitCode));
    }

    [Theory]
    [InlineData("sign", "demo.p256", ExitCodes.Ok)]
    [InlineData("sign", "demo.secret_signer", ExitCodes.Denied)]
    [InlineData("sign", "demo.nothing", ExitCodes.Denied)]
    [InlineData("new_key", "demo.p256", ExitCodes.Denied)]
    public async Task The_decision_is_the_exit_code_only_when_that_is_asked_for(string operation, string key, int exitCode)
    {
        using var files = new DemoFiles();

        var run = await FromFilesAsync(files, "--subject", "demo-user", "--op", operation, "--key", key, "--exit-code");

        Assert.Equal(exitCode, run.ExitCode);
    }

    [Fact]
    public async Task Json_from_files_has_the_fields_of_the_contract()
    {
        using var files = new DemoFiles();

        var allow = JsonDocument.Parse((await FromFilesAsync(files, "--subject", "demo-user", "--op", "mint", "--key", "demo.jwt", "--json")).Bytes).RootElement;
        var deny = JsonDocument.Parse((await FromFilesAsync(files, "--subject", "x", "--op", "new_key", "--key", "demo.jwt", "--json")).Bytes).RootElement;

        Assert.Equal(
            """{"subject":"demo-user","op":"mint","key":"demo.jwt","decision":"allow","via":"subject:demo-user","matched_rule":{"rule":"use-the-demo-keys","via":"subject:demo-user","subject":"demo-user","action":"role:key-user","target":"demo.jwt"}}""",
            JsonSerializer.Serialize(allow));
        Assert.Equal("""{"subject":"x","op":"new_key","key":"demo.jwt","decision":"deny","reason":"not_writable"}""", JsonSerializer.Serialize(deny));
    }

    [Fact]
    public async Task A_user_id_stands_for_the_subject_that_it_is()
    {
        using var files = new DemoFiles();

        var known = await FromFilesAsync(files, "--uid", "4242", "--op", "sign", "--key", "demo.p256");
        var unknown = await FromFilesAsync(files, "--uid", "4243", "--op", "sign", "--key", "demo.p256");

        Assert.StartsWith("ALLOW  subject demo-user", known.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Failed, ""), (unknown.ExitCode, unknown.Output));
        Assert.Contains("no_actor_subject:4243", unknown.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subject_that_the_policy_lacks_is_remarked_upon_and_denied()
    {
        using var files = new DemoFiles();

        var run = await FromFilesAsync(files, "--subject", "demo-usr", "--op", "sign", "--key", "demo.p256");

        Assert.StartsWith("DENY", run.Output, StringComparison.Ordinal);
        Assert.Equal("basil: note: the policy has no subject 'demo-usr'; it has demo-user\n", run.Errors);
    }

    [Fact]
    public async Task A_broker_wide_operation_needs_no_key()
    {
        using var files = new DemoFiles();

        var explain = await FromFilesAsync(files, "--subject", "demo-user", "--op", "explain");
        var reload = await FromFilesAsync(files, "--subject", "demo-user", "--op", "reload");

        Assert.StartsWith("ALLOW  subject demo-user  explain  broker.explain", explain.Output, StringComparison.Ordinal);
        Assert.StartsWith("DENY   subject demo-user  reload  broker.reload", reload.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Effective_lists_all_that_a_subject_may_do()
    {
        using var files = new DemoFiles();

        var lines = (await FromFilesAsync(files, "--subject", "demo-user", "--effective")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var nobody = await FromFilesAsync(files, "--subject", "nobody", "--effective", "--json");

        // Six keys with the seven operations of the role, one that is only listed, one broker-wide operation.
        Assert.Equal((6 * 7) + 1 + 1, lines.Length);
        Assert.Equal("broker.explain\texplain\tsubject:demo-user\task-why", lines[^1]);
        Assert.Equal(["demo.secret_signer\tlist\tsubject:demo-user\tsee-the-secret-signer"], lines.Where(line => line.StartsWith("demo.secret", StringComparison.Ordinal)));
        Assert.Equal("""{"subject":"nobody","effective":[]}""", JsonSerializer.Serialize(JsonDocument.Parse(nobody.Bytes).RootElement));
    }

    [Fact]
    public async Task Files_are_named_by_flag_before_environment_before_configuration()
    {
        using var files = new DemoFiles();
        string[] question = ["explain", "--subject", "demo-user", "--op", "sign", "--key", "demo.p256"];
        var byEnvironment = new CliSetting
        {
            Environment = new() { ["BASIL_CATALOG"] = files.Directory.Catalog, ["BASIL_POLICY"] = files.Directory.Policy },
        };
        var byConfiguration = new CliSetting { Environment = new() { ["BASIL_CONFIG"] = files.Directory.Configuration } };
        var wrong = new CliSetting { Environment = new() { ["BASIL_CATALOG"] = "/nonexistent/a", ["BASIL_POLICY"] = "/nonexistent/b" } };

        Assert.Equal(ExitCodes.Ok, (await CliRun.OfAsync([.. question, "--catalog", files.Directory.Catalog, "--policy", files.Directory.Policy])).ExitCode);
        Assert.Equal(ExitCodes.Ok, (await CliRun.OfAsync(byEnvironment, question)).ExitCode);
        Assert.Equal(ExitCodes.Ok, (await CliRun.OfAsync(byConfiguration, question)).ExitCode);
        Assert.Equal(ExitCodes.Failed, (await CliRun.OfAsync(wrong, [.. question, "--config", files.Directory.Configuration])).ExitCode);
        Assert.Equal(ExitCodes.Ok, (await CliRun.OfAsync(wrong, [.. question, "--catalog", files.Directory.Catalog, "--policy", files.Directory.Policy])).ExitCode);
    }

    [Fact]
    public async Task All_that_is_wrong_with_the_documents_is_told_at_once()
    {
        using var files = new DemoFiles();
        await File.WriteAllTextAsync(files.Directory.Policy, """{"schemaVersion":2,"wrong":1,"rules":[{"id":"a"}]}""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(files.Directory.Catalog, """{"schemaVersion":1,"backends":{},"keys":{"A-B":{}}}""", TestContext.Current.CancellationToken);

        var run = await FromFilesAsync(files, "--subject", "demo-user", "--op", "sign", "--key", "demo.p256");

        Assert.Equal((ExitCodes.Failed, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("basil: explain: the catalog or the policy cannot be used\nbasil:   catalog ", run.Errors, StringComparison.Ordinal);
        Assert.All((string[])["$.backends:", "$.keys['A-B'].class:", "$.wrong:", "$.rules[0]"], path => Assert.Contains(path, run.Errors, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{", "is not JSON: line 1, byte 2")]
    [InlineData("[]", "which catalog?")]
    [InlineData("{}", "which catalog?")]
    public async Task A_configuration_that_names_nothing_is_no_crash(string configuration, string message)
    {
        using var files = new DemoFiles();
        await File.WriteAllTextAsync(files.Directory.Configuration, configuration, TestContext.Current.CancellationToken);

        var run = await FromFilesAsync(files, "--subject", "a", "--op", "sign", "--key", "b");

        Assert.NotEqual(ExitCodes.Ok, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_asks_the_broker_and_answers_on_one_line()
    {
        await using var broker = await FakeBroker.StartAsync();

        var allow = await CliRun.OfAsync(broker, "explain", "--live", "--subject", "ci", "--op", "sign", "--key", "demo.p256", "--json");
        var deny = await CliRun.OfAsync(broker, "explain", "--live", "--subject", "ci", "--op", "sign", "--key", "demo.secret_signer");

        Assert.Equal(
            """{"subject":"ci","op":"sign","key":"demo.p256","decision":"allow","via":"subject:ci","matched_rule":{"rule":"r1","via":"subject:ci","action":"op:sign","target":"demo.*"}}""" + "\n",
            allow.Output);
        Assert.StartsWith("DENY   subject ci  sign  demo.secret_signer  (not_permitted)\n", deny.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colour_is_for_terminals_that_want_it()
    {
        using var files = new DemoFiles();
        string[] question = ["explain", "--config", files.Directory.Configuration, "--subject", "demo-user", "--op", "sign", "--key", "demo.p256"];
        var terminal = new CliSetting { OutputIsTerminal = true };

        Assert.StartsWith("\e[32mALLOW\e[0m  ", (await CliRun.OfAsync(terminal, question)).Output, StringComparison.Ordinal);
        Assert.StartsWith("ALLOW  ", (await CliRun.OfAsync(terminal, [.. question, "--no-color"])).Output, StringComparison.Ordinal);
        Assert.StartsWith("ALLOW  ", (await CliRun.OfAsync(terminal with { Environment = new() { ["NO_COLOR"] = "1" } }, question)).Output, StringComparison.Ordinal);
        Assert.StartsWith("ALLOW  ", (await CliRun.OfAsync(terminal with { Environment = new() { ["TERM"] = "dumb" } }, question)).Output, StringComparison.Ordinal);
    }

    private static Task<CliRun> FromFilesAsync(DemoFiles files, params string[] arguments) =>
        CliRun.OfAsync(["explain", "--config", files.Directory.Configuration, .. arguments]);
}
