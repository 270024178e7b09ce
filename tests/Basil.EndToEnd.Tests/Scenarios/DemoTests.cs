// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.EndToEnd.Tests.Processes;
using Basil.Testing;

namespace Basil.EndToEnd.Tests.Scenarios;

/// <summary>
/// The front door: 1. the demo tells the whole story and ends well; 2. piped output has no colour codes; 3. it leaves no socket, folder or process
/// behind, also when it is interrupted in the middle.
/// </summary>
public sealed class DemoTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_shows_every_operation_plainly_and_leaves_nothing_behind()
    {
        using var place = new TemporaryDirectory();

        var (exitCode, bytes, errors) = await ChildProcess.RunAsync(
            Programs.Cli, ["demo"], environment: Temporary(place), limit: Limit, cancellationToken: Token);

        var output = Encoding.UTF8.GetString(bytes);
        Assert.True(exitCode == 0, errors + output);
        foreach (var part in new[]
        {
            "list", "get-public-key", "sign", "verify", "encrypt", "decrypt", "mint-jwt", "explain", "ES256", "-----BEGIN PUBLIC KEY-----",
            "DECRYPT_FAILED", "not authorized", "not_permitted", "basil.audit.authz", "true", "false",
        })
        {
            Assert.Contains(part, output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain('\u001b', output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(place.Path));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public async Task Interrupted_it_leaves_nothing_behind(int signal)
    {
        using var place = new TemporaryDirectory();
        await using var demo = ChildProcess.Start(Programs.Cli, ["demo"], Temporary(place));
        await demo.WaitForLineAsync("get-public-key", Limit, Token);

        await demo.SignalAsync(signal, Token);
        await demo.WaitForExitAsync(Limit, Token);

        Assert.Empty(Directory.EnumerateFileSystemEntries(place.Path));
        Assert.Empty(ProcessesThatName(place.Path));
    }

    private static Dictionary<string, string?> Temporary(TemporaryDirectory place) => new(StringComparer.Ordinal) { ["TMPDIR"] = place.Path };

    private static string[] ProcessesThatName(string path) => [.. Directory
        .EnumerateDirectories("/proc")
        .Where(directory => int.TryParse(Path.GetFileName(directory), out _))
        .Select(CommandLine)
        .Where(command => command.Contains(path, StringComparison.Ordinal))];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }
}
