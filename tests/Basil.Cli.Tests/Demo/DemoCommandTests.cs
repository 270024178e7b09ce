// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.Cli.Tests.Fakes;
using Basil.Core.Errors;
using Basil.Protocol;
using Basil.Testing;

namespace Basil.Cli.Tests.Demo;

/// <summary>The demo as a process, with a script as its host program and a fake broker behind it. The real one is judged end to end elsewhere.</summary>
public sealed class DemoCommandTests : IDisposable
{
    private const int SigInt = 2;
    private const int SigTerm = 15;

    // What a broker writes when the demo's two operations happen.
    private const string Audit =
        """
        cat >audit.jsonl <<'END'
        {"decision":"deny","target_id":"demo.secret_signer"}
        {"decision":"allow","target_id":"demo.jwt"}
        {"outcome":"success","target_id":"demo.jwt"}
        END
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TemporaryDirectory _temporary = new();

    [Fact]
    public async Task Every_step_is_shown_with_the_output_of_the_real_command_and_nothing_is_left()
    {
        await using var broker = await FakeBroker.StartAsync();
        using var host = new HostScript("basil-agent", $"{Audit}\necho $$ >\"$0.pid\"\necho ready {broker.Socket}\ncat >/dev/null");

        var (exitCode, output, errors) = await RunAsync(host, "demo");

        Assert.True(exitCode == 0, errors + output);
        var page = output.Split('\n');
        Assert.Contains("$ basil status", page);
        Assert.Contains("backend: aws-kms", page);
        Assert.Contains("demo.secret_signer  signing     ecdsa-p256  1", page);
        Assert.Contains("-----BEGIN PUBLIC KEY-----", page);
        Assert.Equal(4, page.Count(line => line == "true"));
        Assert.Single(page, line => line == "false");
        Assert.Contains("the vault is under the basil", page);
        Assert.Contains("basil: decrypt: decrypt failed [INVALID_ARGUMENT/DECRYPT_FAILED]", page);
        Assert.Contains("header: {\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"JWT\"}", page);
        Assert.Contains("basil: sign: not authorized [PERMISSION_DENIED/UNAUTHORIZED]", page);
        Assert.Contains("(denied, as designed)", page);
        Assert.Contains("DENY   subject demo-user  sign  demo.secret_signer  (not_permitted)", page);
        Assert.Contains("ALLOW  subject demo-user  mint  demo.jwt  (via subject:demo-user)", page);
        Assert.Contains("{\"outcome\":\"success\",\"target_id\":\"demo.jwt\"}", page);
        Assert.DoesNotContain("\e", output, StringComparison.Ordinal);
        AssertNothingIsLeft(host);
    }

    [Fact]
    public async Task A_step_that_comes_out_wrong_fails_the_demo_and_is_named()
    {
        await using var broker = await FakeBroker.StartAsync();
        broker.Fails = operation => operation == "mint" ? BrokerStatus.ToException(BrokerError.BackendError, operation) : null;
        using var host = new HostScript("basil-agent", $"{Audit}\necho $$ >\"$0.pid\"\necho ready {broker.Socket}\ncat >/dev/null");

        var (exitCode, _, errors) = await RunAsync(host, "demo");

        Assert.Equal(1, exitCode);
        Assert.StartsWith(
            "basil: demo: `basil mint-jwt demo.jwt --sub build-42 --ttl-secs 300 --decode` ended with exit code 1, not 0\n"
            + "basil:   basil: mint-jwt: backend operation failed [INTERNAL/BACKEND_ERROR]\n",
            errors,
            StringComparison.Ordinal);
        AssertNothingIsLeft(host);
    }

    [Fact]
    public async Task A_host_that_does_not_start_is_heard()
    {
        using var host = new HostScript("basil-agent", "echo $$ >\"$0.pid\"\necho 'basil-agent: no such region' >&2\nexit 1");

        var (exitCode, _, errors) = await RunAsync(host, "demo");

        Assert.Equal(1, exitCode);
        Assert.Equal(
            "basil: demo: the host program ended with exit code 1 before it was ready\nbasil:   it said: basil-agent: no such region\n",
            errors);
        AssertNothingIsLeft(host);
    }

    [Fact]
    public async Task The_host_gets_the_demos_configuration_and_no_setting_of_the_users()
    {
        using var host = new HostScript("basil-agent", "echo \"$*\"\nenv | grep -e ^BASIL -e ^AWS\nexit 1");

        var (_, _, errors) = await RunAsync(host, "demo");

        Assert.Matches("it said: --config .*/basil-demo-[A-Za-z0-9]{6}/basil.json --exit-with-parent\n", errors);
        Assert.DoesNotContain("BASIL_", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("AWS_", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SigInt, 130)]
    [InlineData(SigTerm, 143)]
    public async Task Interrupted_it_stops_the_host_and_removes_its_directory(int signal, int exitCode)
    {
        using var stuck = new HostScript("basil-agent", "echo $$ >\"$0.pid\"\nwhile :; do sleep 0.01; done");
        await using var demo = ChildProcess.Start(BuiltCli.Path, ["demo"], Environment(stuck));
        await demo.WaitForLineAsync("has its catalog", Limit, TestContext.Current.CancellationToken);
        await WaitForFileAsync(stuck.Program + ".pid");

        await demo.SignalAsync(signal, TestContext.Current.CancellationToken);

        Assert.Equal(exitCode, await demo.WaitForExitAsync(Limit, TestContext.Current.CancellationToken));
        AssertNothingIsLeft(stuck);
    }

    [Fact]
    public async Task Kept_the_host_runs_on_and_the_page_says_how_to_stop_it()
    {
        await using var broker = await FakeBroker.StartAsync();
        using var host = new HostScript("basil-agent", $"{Audit}\necho $$ >\"$0.pid\"\necho ready {broker.Socket}\nexec sleep 60");

        var (exitCode, output, errors) = await RunAsync(host, "demo", "--keep", "--dir", _temporary.File("kept"));

        Assert.True(exitCode == 0, errors + output);
        Assert.Contains($"export BASIL_SOCKET={broker.Socket}\n", output, StringComparison.Ordinal);
        Assert.EndsWith($"\nkill {HostId(host)} && rm -r {_temporary.File("kept")}\n", output, StringComparison.Ordinal);
        Assert.True(IsRunning(host));
        var (stopped, _, _) = await ChildProcess.RunAsync(
            "/bin/sh", ["-c", output.TrimEnd('\n').Split('\n')[^1]], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(0, stopped);
        Assert.False(Directory.Exists(_temporary.File("kept")));
    }

    public void Dispose() => _temporary.Dispose();

    private static string HostId(HostScript host) => File.ReadAllText(host.Program + ".pid").Trim();

    private static bool IsRunning(HostScript host) => Directory.Exists("/proc/" + HostId(host));

    private static async Task WaitForFileAsync(string path)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Limit);
        while (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            Assert.False(deadline.IsCancellationRequested, $"{path} was not written within {Limit}");
            await Task.Yield();
        }
    }

    private void AssertNothingIsLeft(HostScript host)
    {
        Assert.False(IsRunning(host));
        Assert.Empty(Directory.GetFileSystemEntries(_temporary.Path));
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(HostScript host, params string[] arguments)
    {
        var (exitCode, output, errors) = await ChildProcess.RunAsync(
            BuiltCli.Path, arguments, environment: Environment(host), limit: Limit, cancellationToken: TestContext.Current.CancellationToken);
        return (exitCode, Encoding.UTF8.GetString(output), errors);
    }

    private Dictionary<string, string?> Environment(HostScript host) => new()
    {
        ["BASIL_HOST_DIR"] = host.Directory,
        ["BASIL_SOCKET"] = "/nonexistent/users.sock",
        ["AWS_PROFILE"] = "production",
        ["TMPDIR"] = _temporary.Path,
    };
}
